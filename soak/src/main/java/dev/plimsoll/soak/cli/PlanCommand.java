package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.prepare.PlanText;
import dev.plimsoll.soak.cli.prepare.Preparation;
import dev.plimsoll.soak.cli.prepare.ScenarioOptions;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.choice.TransportChoice.Taken;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlanFile;
import dev.plimsoll.soak.plan.PlanResult;
import dev.plimsoll.soak.sample.RunFiles;
import dev.plimsoll.soak.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code plan}: a scenario → what it would do and take of this machine, or the refusal with the mend. */
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = Plimsoll.Version.class,
        sortOptions = false,
        description = "Says what a scenario would do, and what it takes of this machine's limits.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plimsoll plan flood --connections 15000",
            "  plimsoll plan mine.yaml --out /tmp/plan       writes plan.json there too"
        })
final class PlanCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ScenarioOptions scenarioOptions = new ScenarioOptions();

    @Option(names = "--out", paramLabel = "DIR", description = "Writes plan.json into this folder.")
    private @Nullable Path out;

    @Option(names = "--json", description = "Prints plan.json instead of the text.")
    private boolean json;

    PlanCommand() {}

    @Override
    public Integer call() throws IOException {
        Later.refuse(spec);
        Scenario scenario = Preparation.scenario(scenarioOptions);
        Taken transport = Preparation.transport(scenarioOptions.transport());
        Reach reach = Preparation.reach(scenarioOptions);
        Preparation.checkReach(scenario.target(), reach);
        Preparation.checkWatched(scenario, reach, System.getenv());
        PlanResult result = Preparation.plan(
                scenario, transport, spec.commandLine().getParseResult().originalArgs());
        Plan plan = result.match(PlanResult.Planned::plan, PlanResult.Refused::plan);
        byte[] bytes = PlanFile.write(plan);
        if (out != null) {
            Files.createDirectories(out);
            Files.write(RunFiles.PLAN.in(out), bytes);
        }
        spec.commandLine().getOut().print(json ? new String(bytes, StandardCharsets.UTF_8) : PlanText.whole(plan));
        spec.commandLine().getOut().flush();
        PlanText.planOrStop(result);
        return ExitCode.PASS.number();
    }
}

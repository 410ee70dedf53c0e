package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.cli.prepare.PlanText;
import dev.plimsoll.soak.cli.prepare.Preparation;
import dev.plimsoll.soak.cli.prepare.ScenarioOptions;
import dev.plimsoll.soak.cli.terminal.ProgressPrinter;
import dev.plimsoll.soak.cli.terminal.Signals;
import dev.plimsoll.soak.conduct.Interrupt;
import dev.plimsoll.soak.conduct.SoakRun;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.choice.TransportChoice.Taken;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlanResult;
import dev.plimsoll.soak.plan.Planner;
import dev.plimsoll.soak.sample.RunFiles;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.verdict.Verdict;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code run}: plan, run, judge and report. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        versionProvider = Plimsoll.Version.class,
        sortOptions = false,
        description = "Runs a scenario, judges it and writes the report.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plimsoll run                                         quick, against a stand-in",
            "  plimsoll run quick --standin-fault leak-fd=0.1       the same, and it must fail",
            "  plimsoll run hold --target ws://127.0.0.1:8080/ws --connections 5000 --hold 10m",
            "  plimsoll run mine.yaml --set traffic.rate=5000/s --threshold 'message_latency: p(99) < 50ms'"
        })
final class RunCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ScenarioOptions scenarioOptions = new ScenarioOptions();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the run's folder is made (default: results/runs).")
    private Path out = Path.of("results", "runs");

    @Option(names = "--dry-run", description = "Says what would be done, and does nothing.")
    private boolean dryRun;

    @Mixin
    private OutputOptions output = new OutputOptions();

    RunCommand() {}

    @Override
    public Integer call() throws IOException {
        Later.refuse(spec);
        PrintWriter err = spec.commandLine().getErr();
        Scenario scenario = Preparation.scenario(scenarioOptions);
        Taken transport = Preparation.transport(scenarioOptions.transport());
        Reach reach = Preparation.reach(scenarioOptions);
        Preparation.checkReach(scenario.target(), reach);
        Preparation.checkWatched(scenario, reach, System.getenv());
        PlanResult result = Preparation.plan(
                scenario, transport, spec.commandLine().getParseResult().originalArgs());
        Plan plan = PlanText.planOrStop(result);
        if (dryRun) {
            spec.commandLine().getOut().print(PlanText.whole(plan));
            return ExitCode.PASS.number();
        }
        if (!output.quiet()) {
            err.print(PlanText.brief(plan));
            err.flush();
        } else if (plan.notes().contains(Planner.INSECURE)) {
            err.println(Planner.INSECURE); // no progress, and so not to be silenced
        }
        Path folder = out.resolve(plan.run());
        Interrupt interrupt = new Interrupt();
        try (ProgressPrinter progress = output.progress(plan, err)) {
            Signals.raise(interrupt);
            new SoakRun(
                            Plimsoll.class,
                            plan,
                            new SoakRun.Way(transport.kind(), reach, System.getenv()),
                            progress,
                            interrupt)
                    .run(folder);
        } catch (IOException e) {
            String said = "the run could not go on: " + e.getMessage() + "\nwhat it wrote is in " + folder;
            if (!Files.exists(RunFiles.EVENTS.in(folder))) {
                throw new Stop(ExitCode.BUG, said);
            }
            err.println(said); // and is judged on what it wrote, as a run that was killed
        }
        Verdict verdict = conclude(folder);
        return (interrupt.reason().isPresent() ? ExitCode.INTERRUPTED : ExitCode.of(verdict.verdict())).number();
    }

    private Verdict conclude(Path folder) throws IOException {
        RunFolder run = RunFolder.read(folder);
        Verdict verdict = run.judge();
        run.report(verdict);
        spec.commandLine().getOut().print(output.answer(run, verdict));
        spec.commandLine().getOut().flush();
        return verdict;
    }
}

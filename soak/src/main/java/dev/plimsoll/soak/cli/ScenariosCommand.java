package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.scenario.builtin.BuiltIns;
import dev.plimsoll.soak.scenario.yaml.ScenarioSchema;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code scenarios}: the built-in ones, each ready to copy. */
@Command(
        name = "scenarios",
        mixinStandardHelpOptions = true,
        versionProvider = Plimsoll.Version.class,
        description = "Lists the built-in scenarios; with a name prints its YAML, commented, ready to copy.",
        footerHeading = "%nExamples:%n",
        footer = {"  plimsoll scenarios", "  plimsoll scenarios hold > mine.yaml", "  plimsoll scenarios --schema"})
final class ScenariosCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A built-in scenario.")
    private @Nullable String name;

    @Option(names = "--schema", description = "Prints the JSON Schema of scenario files.")
    private boolean schema;

    ScenariosCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (schema) {
            out.print(ScenarioSchema.json());
        } else if (name == null) {
            for (String each : BuiltIns.names()) {
                out.printf(
                        Locale.ROOT, "%-16s %s%n", each, BuiltIns.summary(each).orElse(""));
            }
        } else {
            Optional<String> text = BuiltIns.text(name);
            out.print(text.orElseThrow(() -> new Stop(
                    ExitCode.USAGE,
                    "no built-in scenario is named \"" + name + "\"; there are "
                            + String.join(", ", BuiltIns.names()))));
        }
        out.flush();
        return ExitCode.PASS.number();
    }
}

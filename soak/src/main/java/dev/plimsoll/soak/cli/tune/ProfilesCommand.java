package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.profile.BuiltInProfiles;
import dev.plimsoll.probe.tuning.profile.Nearest;
import dev.plimsoll.probe.tuning.profile.Profiles;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tune profiles}: the built-in ones, each ready to copy. */
@Command(
        name = "profiles",
        mixinStandardHelpOptions = true,
        versionProvider = TuneCommand.Version.class,
        description = "Lists the built-in profiles; with a name prints its YAML, commented, ready to copy.",
        footerHeading = "%nExamples:%n",
        footer = {"  plimsoll tune profiles", "  plimsoll tune profiles ssh-gateway > mine.yaml"})
final class ProfilesCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "A built-in profile.")
    private @Nullable String name;

    ProfilesCommand() {}

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (name == null) {
            for (String each : BuiltInProfiles.names()) {
                String summary =
                        Profiles.find(each, List::of).match(Profile::summary, problems -> String.join("; ", problems));
                out.printf(Locale.ROOT, "%-26s %s%n", each, summary);
            }
        } else {
            String wanted = name;
            out.print(BuiltInProfiles.text(wanted)
                    .orElseThrow(() -> new Stop(
                            ExitCode.USAGE,
                            "no built-in profile is named \"" + wanted + "\"; "
                                    + Nearest.hint(wanted, BuiltInProfiles.names()))));
        }
        out.flush();
        return ExitCode.PASS.number();
    }
}

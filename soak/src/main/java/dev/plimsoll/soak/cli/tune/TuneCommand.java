package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.soak.cli.prepare.Environment;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code tune}: what is declared of a kernel's settings and limits, beside what is. */
@Command(
        name = "tune",
        mixinStandardHelpOptions = true,
        versionProvider = TuneCommand.Version.class,
        synopsisSubcommandLabel = "VERB",
        description = "Holds a profile of kernel settings and limits against what runs.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plimsoll tune profiles",
            "  plimsoll tune check im-gateway-server --port 8080",
            "  plimsoll tune prove im-gateway-server",
        })
public final class TuneCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    private TuneCommand() {}

    /** The verb with those below it. */
    public static CommandLine line() {
        CommandLine line = new CommandLine(new TuneCommand());
        line.addSubcommand(new CheckCommand());
        line.addSubcommand(new ProveCommand());
        line.addSubcommand(new ProfilesCommand());
        return line;
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"plimsoll " + Environment.version() + " (Java " + Runtime.version() + ")"};
        }
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a verb is missing; write e.g. plimsoll tune check im-gateway-server (there are "
                        + String.join(", ", spec.subcommands().keySet()) + ")");
    }
}

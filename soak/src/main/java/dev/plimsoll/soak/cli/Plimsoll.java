package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.cli.prepare.Environment;
import dev.plimsoll.soak.cli.probe.ProbeCommand;
import dev.plimsoll.soak.cli.tune.TuneCommand;
import dev.plimsoll.soak.scenario.Nearest;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command line of Plimsoll. Without a verb it runs {@code quick}. */
@Command(
        name = "plimsoll",
        versionProvider = Plimsoll.Version.class,
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "VERB",
        description = "Holds, floods and churns connections to a gateway, then says whether it held.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plimsoll                       the scenario 'quick' against a stand-in of our own",
            "  plimsoll run hold --target ws://127.0.0.1:8080/ws --watch port:8080",
            "  plimsoll scenarios hold > mine.yaml; plimsoll run mine.yaml",
            "",
            "Exit codes: 0 pass, 99 fail, 98 inconclusive, 2 usage, 3 refused,",
            "            70 our bug, 130 interrupted."
        })
public final class Plimsoll implements Runnable {
    private static final int HELP_COLUMNS = 100;
    private static final List<String> LATER = List.of("compare", "capacity", "egress", "workspaces", "agent", "fleet");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private Plimsoll() {}

    /** Runs one verb and exits with its code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    /** Runs one verb; returns its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Plimsoll());
        line.addSubcommand(Later.alsoKnowing(new CommandLine(new RunCommand())));
        line.addSubcommand(Later.alsoKnowing(new CommandLine(new PlanCommand())));
        line.addSubcommand(new JudgeCommand());
        line.addSubcommand(new ReportCommand());
        line.addSubcommand(new ScenariosCommand());
        line.addSubcommand(new MetricsCommand());
        line.addSubcommand(new ProbeCommand());
        line.addSubcommand(new StandinCommand());
        line.addSubcommand(TuneCommand.line());
        for (String verb : LATER) {
            line.addSubcommand(verb, Later.verb(verb));
        }
        line.setOut(out);
        line.setErr(err);
        line.setExpandAtFiles(false);
        line.setUsageHelpWidth(HELP_COLUMNS);
        line.setParameterExceptionHandler(Plimsoll::misused);
        line.setExecutionExceptionHandler(Plimsoll::failed);
        return line.execute(arguments.length == 0 ? new String[] {"run", "quick"} : arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing; write e.g. plimsoll run quick");
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"plimsoll " + Environment.version() + " (Java " + Runtime.version() + ")"};
        }
    }

    private static int misused(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("plimsoll: " + Later.instead(Arrays.asList(arguments)).orElse(e.getMessage()));
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(e, err) && line.getParent() == null) {
            err.println(Nearest.hint(arguments[0], line.getSubcommands().keySet()));
        }
        err.println("see: " + line.getCommandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE.number();
    }

    private static int failed(Exception e, CommandLine line, CommandLine.ParseResult parsed) {
        if (e instanceof Stop stop) {
            stop.words().lines().forEach(text -> line.getErr().println("plimsoll: " + text));
            return stop.code().number();
        }
        line.getErr().println("plimsoll: this is our fault, please report it:");
        e.printStackTrace(line.getErr());
        return ExitCode.BUG.number();
    }
}

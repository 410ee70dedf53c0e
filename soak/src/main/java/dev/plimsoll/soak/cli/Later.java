package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Spec;

/** Verbs and options that are promised but not served yet: they say so and are never ignored. */
final class Later {
    private static final Map<String, String> OPTIONS = options();
    private static final Map<String, String> INSTEAD = Map.of(
            "--vus", "--vus is k6's word; here it is --connections N",
            "--duration", "--duration is k6's word; here it is --hold 30s, or --scale 0.5 for all phases");

    private Later() {}

    /** A verb that says it is not served yet. */
    static CommandLine verb(String name) {
        CommandLine line = new CommandLine(new Verb());
        line.getCommandSpec().name(name).usageMessage().hidden(true);
        line.setUnmatchedArgumentsAllowed(true);
        line.setUnmatchedOptionsArePositionalParams(true);
        return line;
    }

    /** Adds the options that are not served yet to a verb, unseen in its help. */
    static CommandLine alsoKnowing(CommandLine verb) {
        OPTIONS.forEach((name, arity) -> verb.getCommandSpec()
                .addOption(OptionSpec.builder(name)
                        .hidden(true)
                        .arity(arity)
                        .type(String.class)
                        .build()));
        return verb;
    }

    /** Stops if one of them was given. */
    static void refuse(CommandSpec spec) {
        for (String name : OPTIONS.keySet()) {
            if (spec.commandLine().getParseResult().hasMatchedOption(name)) {
                throw new Stop(ExitCode.USAGE, name + ": not yet in this version");
            }
        }
    }

    /** What to type instead of another tool's option. */
    static Optional<String> instead(List<String> arguments) {
        return arguments.stream()
                .map(argument -> argument.replaceFirst("=.*", ""))
                .filter(INSTEAD::containsKey)
                .map(INSTEAD::get)
                .findFirst();
    }

    private static Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        for (String name : List.of(
                "--prometheus-query", "--prometheus", "--listen", "--until", "--gc", "--at-quiet", "--agent-index")) {
            options.put(name, "1");
        }
        options.put("--live", "0..1");
        return options;
    }

    @Command
    private static final class Verb implements Callable<Integer> {
        @Spec
        private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() {
            throw new Stop(ExitCode.USAGE, spec.name() + ": not yet in this version");
        }
    }
}

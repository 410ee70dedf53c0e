package dev.plimsoll.soak.cli.probe;

import java.util.Map;
import picocli.CommandLine.Option;

/** Which process is asked about, on the command line: at most one of these. */
final class ProbedSubject {
    @Option(names = "--pid", paramLabel = "N", description = "The process of that id.")
    private String pid = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Those that hold a socket listening there, in our network namespace.")
    private String port = "";

    @Option(names = "--name", paramLabel = "S", description = "Those whose program has that name.")
    private String name = "";

    @Option(names = "--cgroup", paramLabel = "PATH", description = "Those of that control group.")
    private String cgroup = "";

    @Option(names = "--container", paramLabel = "NAME", description = "Those of that container.")
    private String container = "";

    ProbedSubject() {}

    /** In the words that {@code --watch} of a run understands: {@code pid:42}; empty for none. */
    String words() {
        String kind = kind();
        return kind.isEmpty() ? "" : kind + ":" + all().get(kind);
    }

    /** Which of them was typed: {@code pid}; empty for none. */
    String kind() {
        return all().entrySet().stream()
                .filter(one -> !one.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("");
    }

    /** The id as typed; empty where the process is named otherwise. */
    String pid() {
        return pid;
    }

    private Map<String, String> all() {
        return Map.of("pid", pid, "port", port, "name", name, "cgroup", cgroup, "container", container);
    }
}

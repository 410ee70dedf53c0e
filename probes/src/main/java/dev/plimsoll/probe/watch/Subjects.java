package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Numbers;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.watch.find.Containers;
import dev.plimsoll.probe.watch.find.DockerProxy;
import dev.plimsoll.probe.watch.find.GroupMembers;
import dev.plimsoll.probe.watch.find.Processes;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the processes that a person means:
 *
 * <ul>
 *   <li>{@code pid:123}, in whatever namespaces it is
 *   <li>{@code port:8080}: those that hold a socket listening there, in our network namespace. Workers that share the
 *       socket are among them; children that a server forks for a connection and that close it are not, since none is
 *       there before the first connection: name their control group. Refused where docker-proxy holds it
 *   <li>{@code name:nginx}: by the program's name, of which the kernel keeps 15 bytes
 *   <li>{@code cgroup:/system.slice/nginx.service}: those of a control group and of those below
 *   <li>{@code container:web}: those of a container of Docker or Podman, by name or id
 * </ul>
 *
 * Those that are there now; later ones are not found. Our own process is found by pid and port alone.
 */
public final class Subjects {
    private static final int COMM_BYTES = 15;
    private static final String WAYS = "write pid:123, port:8080, name:nginx, cgroup:PATH or container:NAME";

    private final ProcReader reader;
    private final Processes processes;

    Subjects(ProcReader reader) {
        this.reader = reader;
        this.processes = new Processes(reader);
    }

    /** The processes that {@code words} mean now, or what is wrong with them. */
    public static Named parse(String words) {
        return new Subjects(ProcReader.ofThisMachine()).find(words);
    }

    Named find(String words) {
        int colon = words.indexOf(':');
        String kind = colon < 0 ? "" : words.substring(0, colon);
        String value = words.substring(colon + 1);
        return switch (kind) {
            case "pid" -> number(value, Long.MAX_VALUE, words, this::byPid);
            case "port" -> number(value, 65535, words, this::byPort);
            case "name" -> byName(value);
            case "cgroup" -> named(new GroupMembers(reader, processes).below(value));
            case "container" -> named(Containers.ofThisMachine(reader).processes(value));
            default -> new Named.Problem("\"" + words + "\" names no process; " + WAYS);
        };
    }

    private static Named number(String value, long most, String words, ByNumber find) {
        OptionalLong number = Numbers.parse(value);
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= most
                ? find.find(number.getAsLong())
                : new Named.Problem("\"" + words + "\": " + value + " is not such a number; " + WAYS);
    }

    private Named byPid(long pid) {
        return processes.living(pid)
                ? new Named.Processes(List.of(pid))
                : new Named.Problem("there is no process " + pid);
    }

    private Named byName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        String comm = bytes.length <= COMM_BYTES ? name : new String(bytes, 0, COMM_BYTES, StandardCharsets.UTF_8);
        long self = ProcessHandle.current().pid();
        return named(processes.where(pid -> pid != self && processes.named(pid, comm), "no process is named " + name));
    }

    private Named byPort(long port) {
        return processes
                .listening("self", port)
                .match(
                        inodes -> inodes.isEmpty()
                                ? new Named.Problem("nothing listens on port " + port + " in this network namespace")
                                : holders(port, inodes),
                        absent -> new Named.Problem("the listeners cannot be seen: " + absent),
                        failed -> new Named.Problem("the listeners cannot be seen: " + failed));
    }

    private Named holders(long port, List<Long> inodes) {
        Seen<List<Long>> holders = processes.where(
                pid -> processes.holdsOne(pid, inodes),
                "something listens on port " + port
                        + ", but whose descriptors it is among may not be seen; name it by pid");
        DockerProxy proxy = new DockerProxy(processes);
        return holders.match(
                pids -> proxy.refusal(port, pids)
                        .<Named>map(Named.Problem::new)
                        .orElseGet(() -> new Named.Processes(pids)),
                unseen -> new Named.Problem(proxy.refusal(port).orElse(unseen)),
                Named.Problem::new);
    }

    private static Named named(Seen<List<Long>> found) {
        return found.match(Named.Processes::new, Named.Problem::new, Named.Problem::new);
    }

    private interface ByNumber {
        Named find(long number);
    }
}

package dev.plimsoll.probe.watch.find;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The processes of a container: those in the control group with its id and in its pid namespace (a namespace within that,
 * of a sandbox of the gateway's own, is found by group alone). Where no engine answers, an id of 12 digits or more is
 * looked for among the control groups.
 */
public final class Containers {
    private static final Duration AT_MOST = Duration.ofSeconds(5);

    private final Processes processes;
    private final GroupMembers groups;
    private final List<EngineSocket> engines;

    Containers(ProcReader reader, List<Path> sockets, Duration atMost) {
        this.processes = new Processes(reader);
        this.groups = new GroupMembers(reader, processes);
        this.engines =
                sockets.stream().map(path -> new EngineSocket(path, atMost)).toList();
    }

    /** Those of the engines of this machine: the one that the environment names, and those at their usual places. */
    public static Containers ofThisMachine(ProcReader reader) {
        return new Containers(reader, sockets(System.getenv()), AT_MOST);
    }

    /** {@code DOCKER_HOST} and {@code CONTAINER_HOST} count where they are Unix sockets. */
    static List<Path> sockets(Map<String, String> environment) {
        Stream<String> named = Stream.of("DOCKER_HOST", "CONTAINER_HOST")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(address -> address.startsWith("unix://"))
                .map(address -> address.substring("unix://".length()));
        Stream<String> own = Stream.of("docker.sock", "podman/podman.sock")
                .filter(any -> environment.containsKey("XDG_RUNTIME_DIR"))
                .map(socket -> environment.get("XDG_RUNTIME_DIR") + "/" + socket);
        Stream<String> usual = Stream.of("/var/run/docker.sock", "/run/podman/podman.sock");
        return Stream.of(named, usual, own)
                .flatMap(paths -> paths)
                .map(Path::of)
                .distinct()
                .toList();
    }

    /** Those of the container of that name or id; otherwise a line that says why there are none. */
    public Seen<List<Long>> processes(String name) {
        if (!name.matches("[a-zA-Z0-9][a-zA-Z0-9_.-]*")) {
            return new Seen.Absent<>("\"" + name + "\" cannot be the name of a container");
        }
        List<String> reasons = new ArrayList<>();
        for (EngineSocket engine : engines) {
            Seen<JsonNode> answer = engine.inspect(name);
            if (answer instanceof Seen.Found<JsonNode> found) {
                return inspected(name, found.value());
            }
            reasons.add(answer.match(found -> "", reason -> reason, reason -> reason));
        }
        return name.matches("[0-9a-f]{12,64}")
                ? groups.ofContainer(name)
                : new Seen.Absent<>("container " + name + " is not found: " + String.join("; ", reasons)
                        + "; write its id (12 digits or more), pid:123 or cgroup:PATH");
    }

    private Seen<List<Long>> inspected(String name, JsonNode container) {
        JsonNode state = container.path("State");
        long pid = state.path("Pid").asLong();
        if (pid <= 0) {
            return new Seen.Absent<>("container " + name + " has no process: it is "
                    + state.path("Status").asText("not running"));
        }
        if (!processes.living(pid)) {
            return new Seen.Absent<>("container " + name + " is process " + pid
                    + " of another machine, or in a virtual machine, and cannot be watched from here");
        }
        TreeSet<Long> pids = new TreeSet<>(List.of(pid));
        pids.addAll(withinNamespace(pid));
        String id = container.path("Id").asText("");
        if (id.length() == 64) {
            pids.addAll(groups.ofContainer(id).match(found -> found, none -> List.of(), no -> List.of()));
        }
        return new Seen.Found<>(List.copyOf(pids));
    }

    private List<Long> withinNamespace(long pid) {
        Optional<String> its = processes.namespace(Long.toString(pid), "pid");
        if (its.isEmpty() || its.equals(processes.namespace("self", "pid"))) {
            return List.of();
        }
        return processes
                .where(other -> its.equals(processes.namespace(Long.toString(other), "pid")), "none")
                .match(found -> found, none -> List.of(), no -> List.of());
    }
}

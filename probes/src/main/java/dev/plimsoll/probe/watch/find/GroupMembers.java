package dev.plimsoll.probe.watch.find;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The processes in a control group and in those below it, of either version and any controller, by {@code
 * /proc/PID/cgroup}. Our own process is not found, since it may well have been started beside what it measures.
 */
public final class GroupMembers {
    /** Docker's, Podman's and containerd's groups carry the container's id: {@code docker-ID.scope}, {@code /docker/ID}. */
    private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])");

    /** Podman's monitor has a group of its own with the id; it is not in the container. */
    private static final String MONITOR = "conmon-";

    private final ProcReader reader;
    private final Processes processes;

    /** Looks among {@code processes}, which {@code reader} shows. */
    public GroupMembers(ProcReader reader, Processes processes) {
        this.reader = reader;
        this.processes = processes;
    }

    /** Those in {@code path} or below: as {@code /proc/PID/cgroup} has it, or as a directory below a mount. */
    public Seen<List<Long>> below(String path) {
        String group = unmounted(path);
        if (group.length() < 2) {
            return new Seen.Absent<>(
                    "all processes are in the control group \"" + path + "\"; write one as /proc/PID/cgroup shows it");
        }
        return members(
                here -> here.equals(group) || here.startsWith(group + "/"),
                "no process is in a control group " + group
                        + "; write one as /proc/PID/cgroup shows it, e.g. cgroup:/system.slice/nginx.service");
    }

    /** Those of the one container whose id begins with {@code prefix}. */
    public Seen<List<Long>> ofContainer(String prefix) {
        Set<String> ids = new TreeSet<>();
        Seen<List<Long>> found = members(
                path -> {
                    Set<String> here = idsIn(path, prefix);
                    ids.addAll(here);
                    return !here.isEmpty();
                },
                "no process is in a control group of a container " + prefix);
        return ids.size() > 1
                ? new Seen.Failed<>(prefix + " is the beginning of several containers' ids: " + String.join(", ", ids))
                : found;
    }

    static Set<String> idsIn(String path, String prefix) {
        Set<String> ids = new TreeSet<>();
        Matcher matcher = ID.matcher(path);
        while (matcher.find()) {
            boolean monitor = path.startsWith(MONITOR, matcher.start() - MONITOR.length());
            if (matcher.group().startsWith(prefix) && !monitor) {
                ids.add(matcher.group());
            }
        }
        return ids;
    }

    private Seen<List<Long>> members(InGroup meant, String otherwise) {
        long self = ProcessHandle.current().pid();
        return processes.where(
                pid -> pid != self && paths(pid).filter(meant::holds).count() > 0 && processes.living(pid), otherwise);
    }

    /** Lines are {@code 4:memory:/path} and {@code 0::/path}. */
    private Stream<String> paths(long pid) {
        return processes
                .text(pid, "cgroup")
                .lines()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .map(parts -> parts[2]);
    }

    private String unmounted(String path) {
        String absolute = (path.startsWith("/") ? path : "/" + path).replaceAll("/+$", "");
        String mounts = reader.text("self/mountinfo").match(text -> text, gone -> "", no -> "");
        return mounts.lines()
                .filter(line -> line.contains(" - cgroup"))
                .map(line -> line.split(" ", -1)[4])
                .filter(point -> absolute.equals(point) || absolute.startsWith(point + "/"))
                .max(Comparator.comparingInt(String::length))
                .map(point -> absolute.substring(point.length()))
                .orElse(absolute);
    }

    private interface InGroup {
        boolean holds(String path);
    }
}

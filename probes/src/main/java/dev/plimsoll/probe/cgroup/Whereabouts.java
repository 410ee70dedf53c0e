package dev.plimsoll.probe.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * In which groups one process is, and where their files are. Its membership is read each time; it is searched for in the
 * mount table only after it changed, or when its directory is no longer there.
 */
final class Whereabouts {
    private final Path proc;
    private final Path mountedBelow;
    private final long pid;
    private final Map<String, Optional<Hierarchy>> known = new HashMap<>();
    private String membership = "";

    Whereabouts(Path proc, Path mountedBelow, long pid) {
        this.proc = proc;
        this.mountedBelow = mountedBelow;
        this.pid = pid;
    }

    long pid() {
        return pid;
    }

    /**
     * Reads the membership: what is found until the next look is of this moment. Of a process that has ended meanwhile the
     * last one counts, because its group may still tell why it ended; one that nobody has waited for yet is said to be in the
     * top group by version 1 (kernel/cgroup/cgroup.c, proc_cgroup_show).
     */
    void look() throws IOException {
        String now = membership();
        if (!now.equals(membership)) {
            known.clear();
            membership = now;
        }
        known.values()
                .removeIf(found -> found.isPresent()
                        && Files.notExists(found.get().groups().get(0)));
    }

    private String membership() throws IOException {
        try {
            String now = Files.readString(proc.resolve(pid + "/cgroup"));
            return !membership.isEmpty() && hasEnded() ? membership : now;
        } catch (NoSuchFileException e) {
            if (membership.isEmpty()) {
                throw e;
            }
            return membership;
        }
    }

    /** Whether it is a zombie or less: the state stands behind the name, which may hold anything (proc_pid_stat(5)). */
    private boolean hasEnded() throws IOException {
        Path file = proc.resolve(pid + "/stat");
        if (Files.notExists(file)) {
            return Files.notExists(proc.resolve(Long.toString(pid)));
        }
        String stat = Files.readString(file);
        int state = stat.lastIndexOf(") ") + 2;
        return state >= 2 && state < stat.length() && "ZXx".indexOf(stat.charAt(state)) >= 0;
    }

    /** The groups that {@code controller} has this process in; empty where it is not mounted here. */
    Optional<Hierarchy> find(String controller) throws IOException {
        Optional<Hierarchy> before = known.get(controller);
        if (before != null) {
            return before;
        }
        Optional<Hierarchy> found = Hierarchy.find(
                        membership, Files.readString(proc.resolve("self/mountinfo")), controller)
                .map(hierarchy -> hierarchy.below(mountedBelow));
        known.put(controller, found);
        return found;
    }
}

package dev.plimsoll.probe.proc.task;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * All processes that a /proc shows, by pid: those of its pid namespace and of the namespaces below it.
 *
 * @param byPid those that lived while they were read, in no order
 */
record Tasks(Map<Long, Task> byPid) {
    private static final String FIRST = "1";

    /** Copies them. */
    Tasks {
        byPid = Map.copyOf(byPid);
    }

    /**
     * Walks over /proc. Each pid namespace has a first process, so a walk that does not meet it was not shown all: /proc is
     * mounted with {@code hidepid} and the reader may not see the processes of others.
     */
    static Seen<Tasks> read(ProcReader reader) {
        return reader.names("").then(names -> {
            if (!names.contains(FIRST)) {
                return new Seen.Failed<>(
                        "permission denied: processes are hidden from this user, the first one too (hidepid)");
            }
            List<String> pids = names.stream().filter(Tasks::isNumber).toList();
            return Seen.ofAll(pids, pid -> Task.read(reader, pid)).map(Tasks::of);
        });
    }

    private static Tasks of(List<Task> all) {
        Map<Long, Task> byPid = new LinkedHashMap<>();
        all.forEach(task -> byPid.put(task.pid(), task));
        return new Tasks(byPid);
    }

    private static boolean isNumber(String name) {
        return name.chars().allMatch(letter -> letter >= '0' && letter <= '9');
    }

    /** How many there are. */
    long count(Predicate<Task> which) {
        return byPid.values().stream().filter(which).count();
    }

    /** How many threads they have; a zombie still holds one pid. */
    long threads(Predicate<Task> which) {
        return byPid.values().stream().filter(which).mapToLong(Task::threads).sum();
    }

    /** The process itself where it lives at {@code depth} or above, else the nearest of its ancestors that does. */
    Seen<Task> ancestor(Task task, int depth) {
        Task at = task;
        while (at.depth() > depth) {
            Task parent = byPid.get(at.parent());
            if (parent == null) {
                return new Seen.Absent<>("the parent of process " + at.pid() + " has ended");
            }
            at = parent;
        }
        return new Seen.Found<>(at);
    }
}

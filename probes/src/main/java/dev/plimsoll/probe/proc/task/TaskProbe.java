package dev.plimsoll.probe.proc.task;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Stat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What one walk over /proc tells about a process and those beside it:
 *
 * <ul>
 *   <li>{@code child}: its children, zombies included
 *   <li>{@code zombie}: children that have ended and that it has not waited for
 *   <li>{@code user_task}: threads of its real user, which {@code RLIMIT_NPROC} counts (user)
 *   <li>{@code namespace_task}: threads in its pid namespace and those below it, each of which takes one of {@code
 *       kernel.pid_max} (namespace)
 * </ul>
 *
 * Fails where /proc hides the processes of others. Which of several namespaces below that of /proc a process lives in takes the
 * rights of ptrace; so there {@code namespace_task} fails without.
 */
public final class TaskProbe implements Probe {
    private final ProcReader reader;
    private final long pid;

    /** Asks about {@code pid}. */
    public TaskProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "task";
    }

    @Override
    public Tier tier() {
        return Tier.QUIET;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<Task> self = Task.read(reader, Long.toString(pid));
        Seen<Tasks> tasks = self.then(there -> Tasks.read(reader));
        Seen<Long> inNamespace = self.then(own -> tasks.then(all -> inNamespace(own, all)));
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("child", reading(tasks.map(all -> all.count(this::isChild)), Scope.PROCESS));
        readings.put(
                "zombie", reading(tasks.map(all -> all.count(task -> isChild(task) && task.zombie())), Scope.PROCESS));
        readings.put(
                "user_task",
                reading(self.then(own -> tasks.map(all -> all.threads(task -> task.uid() == own.uid()))), Scope.USER));
        readings.put("namespace_task", reading(inNamespace, Scope.NAMESPACE));
        return readings;
    }

    private boolean isChild(Task task) {
        return task.parent() == pid;
    }

    /** Asked again at the end: children of a process that ends are given to another. */
    private Reading reading(Seen<Long> count, Scope scope) {
        return Stat.unlessEnded(reader, pid, count)
                .reading(things -> new Reading.Value(Quantity.count((double) things), scope));
    }

    /*
     * The kernel says how deep a process lives, and of those as deep as ours which namespace it is. Of those that live
     * deeper it does not say what lies between. But a process is made in its parent's namespace or one below it, and is
     * given to one there when the parent ends; so it lives below the namespace of its nearest ancestor as deep as ours.
     */
    private Seen<Long> inNamespace(Task own, Tasks all) {
        if (own.depth() == 1) {
            return new Seen.Found<>(all.threads(task -> true));
        }
        return namespace(own).then(ours -> {
            List<Task> asDeep = all.byPid().values().stream()
                    .filter(task -> task.depth() == own.depth())
                    .toList();
            return Seen.ofAll(asDeep, task -> namespace(task).map(theirs -> new Housed(task, theirs)))
                    .map(housed -> {
                        Set<Task> members = housed.stream()
                                .filter(one -> one.namespace().equals(ours))
                                .map(Housed::task)
                                .collect(Collectors.toSet());
                        return all.threads(task -> livesBelow(members, all, task, own.depth()));
                    });
        });
    }

    private static boolean livesBelow(Set<Task> members, Tasks all, Task task, int depth) {
        return all.ancestor(task, depth).match(members::contains, orphan -> false, unknown -> false);
    }

    private Seen<String> namespace(Task task) {
        return reader.link(task.pid() + "/ns/pid");
    }

    /** A process and what its link says of its pid namespace, {@code pid:[4026531836]}. */
    private record Housed(Task task, String namespace) {}
}

package dev.plimsoll.probe.cgroup;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The control group of one process (Documentation/admin-guide/cgroup-v1, cgroup-v2.rst). A limit that is not set is
 * absent. Where a process is, is looked up with every question, since it may be moved.
 */
public final class Cgroup {
    private final Path proc;
    private final Path mountedBelow;
    private final long pid;

    Cgroup(Path proc, Path mountedBelow, long pid) {
        this.proc = proc;
        this.mountedBelow = mountedBelow;
        this.pid = pid;
    }

    /** That of {@code pid}. */
    public static Cgroup ofProcess(long pid) {
        return new Cgroup(Path.of("/proc"), Path.of("/"), pid);
    }

    /** CPUs it may keep busy on average (quota over period), in cores. */
    public Reading cpuQuota() {
        return ask("cpu", found -> least(found, group -> new GroupFiles(group).cores(found.version()), Unit.CORES));
    }

    /** Bytes it may hold. */
    public Reading memoryLimit() {
        return ask(
                "memory",
                found -> least(found, group -> new GroupFiles(group).memoryLimit(found.version()), Unit.BYTES));
    }

    /** Bytes it holds, without the file cache that is given up first ({@code inactive_file}). */
    public Reading memoryUsed() {
        return ask(
                "memory", found -> own(found, group -> new GroupFiles(group).memoryUsed(found.version()), Unit.BYTES));
    }

    /** Bytes it may take more: the least, over its group and those above, of the limit less what is held. */
    public Reading memoryLeft() {
        return ask("memory", found -> least(found, group -> left(new GroupFiles(group), found.version()), Unit.BYTES));
    }

    /** Processes and threads it may have. */
    public Reading taskLimit() {
        return ask("pids", found -> least(found, group -> new GroupFiles(group).number("pids.max"), Unit.COUNT));
    }

    /** Processes and threads it has. */
    public Reading tasks() {
        return ask("pids", found -> own(found, group -> new GroupFiles(group).number("pids.current"), Unit.COUNT));
    }

    private static Optional<Double> left(GroupFiles files, int version) throws IOException {
        Optional<Double> limit = files.memoryLimit(version);
        Optional<Double> used = files.memoryUsed(version);
        return limit.isEmpty() || used.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.max(0, limit.get() - used.get()));
    }

    private Reading ask(String controller, Question question) {
        try {
            Optional<Hierarchy> found = Hierarchy.find(
                    Files.readString(proc.resolve(pid + "/cgroup")),
                    Files.readString(proc.resolve("self/mountinfo")),
                    controller);
            return found.isEmpty()
                    ? new Reading.Absent("no " + controller + " control group of process " + pid + " is mounted here")
                    : question.ask(found.get());
        } catch (NoSuchFileException e) {
            return new Reading.Absent("no " + e.getFile());
        } catch (IOException e) {
            return new Reading.Failed(
                    "cannot read the " + controller + " control group of process " + pid + ": " + e.getMessage());
        }
    }

    private Reading least(Hierarchy hierarchy, GroupNumber number, Unit unit) throws IOException {
        Optional<Double> least = Optional.empty();
        for (Path group : hierarchy.groups()) {
            Optional<Double> here = number.in(place(group));
            least = here.isPresent() && (least.isEmpty() || here.get() < least.get()) ? here : least;
        }
        return reading(least, unit, "no limit set in " + hierarchy.groups().get(0));
    }

    private Reading own(Hierarchy hierarchy, GroupNumber number, Unit unit) throws IOException {
        Path group = hierarchy.groups().get(0);
        return reading(number.in(place(group)), unit, "not counted in " + group);
    }

    private Path place(Path group) {
        return mountedBelow.resolve(Path.of("/").relativize(group));
    }

    private static Reading reading(Optional<Double> number, Unit unit, String otherwise) {
        return number.isPresent()
                ? new Reading.Value(new Quantity(number.get(), unit), Scope.CGROUP)
                : new Reading.Absent(otherwise);
    }

    private interface Question {
        Reading ask(Hierarchy hierarchy) throws IOException;
    }

    private interface GroupNumber {
        Optional<Double> in(Path group) throws IOException;
    }
}

package dev.plimsoll.probe.cgroup;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the groups of one process say at one moment. No file is read twice. For one thread, and for no longer than the
 * moment.
 *
 * <p>A limit is the least on the way from its own group up to the mount; a count of hits is the sum on that way, because
 * each of those limits binds the process; usage is that of its own group.
 */
final class GroupReadings {
    private static final String NOT_OFFERED = "Operation not supported";

    private final Whereabouts whereabouts;
    private final Map<Path, GroupFiles> opened = new HashMap<>();
    private boolean looked;

    GroupReadings(Whereabouts whereabouts) {
        this.whereabouts = whereabouts;
    }

    Reading cpuQuota() {
        return least("cpu", Unit.CORES, GroupFiles::cores);
    }

    Reading memoryLimit() {
        return least("memory", Unit.BYTES, GroupFiles::memoryLimit);
    }

    Reading memoryUsed() {
        return own("memory", Unit.BYTES, GroupFiles::memoryUsed);
    }

    Reading memoryLeft() {
        return least("memory", Unit.BYTES, GroupFiles::memoryLeft);
    }

    Reading memoryHits() {
        return sum("memory", Unit.COUNT, GroupFiles::memoryHits);
    }

    Reading oomKills() {
        return own("memory", Unit.COUNT, GroupFiles::oomKills);
    }

    Reading taskLimit() {
        return least("pids", Unit.COUNT, (files, version) -> files.number("pids.max"));
    }

    Reading tasks() {
        return own("pids", Unit.COUNT, (files, version) -> files.number("pids.current"));
    }

    Reading taskHits() {
        return sum("pids", Unit.COUNT, (files, version) -> files.event("pids.events", "max"));
    }

    Reading throttled() {
        return sum("cpu", Unit.COUNT, (files, version) -> files.line("cpu.stat", "nr_throttled"));
    }

    Reading throttledSeconds() {
        return sum("cpu", Unit.SECONDS, GroupFiles::throttledSeconds);
    }

    /** Stalls are counted in version 2 alone, also where version 1 has the controller. */
    Reading cpuPressureSeconds() {
        return own(Hierarchy.VERSION_2, Unit.SECONDS, (files, version) -> files.pressureSeconds("cpu.pressure"));
    }

    Reading tcpMemory() {
        return own("memory", Unit.BYTES, GroupFiles::tcpMemory);
    }

    Reading tcpMemoryLimit() {
        return least("memory", Unit.BYTES, GroupFiles::tcpMemoryLimit);
    }

    Reading tcpMemoryHits() {
        return sum("memory", Unit.COUNT, GroupFiles::tcpMemoryHits);
    }

    private Reading own(String controller, Unit unit, Figure figure) {
        return ask(controller, groups -> {
            Path group = groups.groups().get(0);
            return reading(figure.of(files(group), groups.version()), unit, "not counted in " + group);
        });
    }

    private Reading least(String controller, Unit unit, Figure figure) {
        return ask(controller, groups -> {
            Optional<Double> least = Optional.empty();
            for (Path group : groups.groups()) {
                Optional<Double> here = figure.of(files(group), groups.version());
                least = here.isPresent() && (least.isEmpty() || here.get() < least.get()) ? here : least;
            }
            return reading(least, unit, "no limit set in " + groups.groups().get(0));
        });
    }

    private Reading sum(String controller, Unit unit, Figure figure) {
        return ask(controller, groups -> {
            Optional<Double> sum = Optional.empty();
            for (Path group : groups.groups()) {
                Optional<Double> here = figure.of(files(group), groups.version());
                sum = here.isEmpty() ? sum : Optional.of(sum.orElse(0.0) + here.get());
            }
            return reading(
                    sum.filter(Double::isFinite),
                    unit,
                    "not counted in " + groups.groups().get(0));
        });
    }

    private Reading ask(String controller, Question question) {
        String what = "the " + controller + " control group of process " + whereabouts.pid();
        try {
            if (!looked) {
                whereabouts.look();
                looked = true;
            }
            Optional<Hierarchy> found = whereabouts.find(controller);
            return found.isEmpty()
                    ? new Reading.Absent("no " + what.substring("the ".length()) + " is mounted here")
                    : question.ask(found.get());
        } catch (NoSuchFileException e) {
            return new Reading.Absent("no " + e.getFile());
        } catch (AccessDeniedException e) {
            return new Reading.Failed("permission denied reading " + e.getFile());
        } catch (IOException e) {
            // ESRCH: it ended between open and read. EOPNOTSUPP: a kernel that was started with psi=0
            String why = String.valueOf(e.getMessage());
            return why.equals("No such process") || why.endsWith(NOT_OFFERED)
                    ? new Reading.Absent("cannot read " + what + ": " + why)
                    : new Reading.Failed("cannot read " + what + ": " + why);
        }
    }

    private GroupFiles files(Path group) {
        return opened.computeIfAbsent(group, GroupFiles::new);
    }

    private static Reading reading(Optional<Double> number, Unit unit, String otherwise) {
        return number.isPresent()
                ? new Reading.Value(new Quantity(number.get(), unit), Scope.CGROUP)
                : new Reading.Absent(otherwise);
    }

    private interface Question {
        Reading ask(Hierarchy groups) throws IOException;
    }

    /** One figure of one group; the version is 1 or 2. */
    private interface Figure {
        Optional<Double> of(GroupFiles files, int version) throws IOException;
    }
}

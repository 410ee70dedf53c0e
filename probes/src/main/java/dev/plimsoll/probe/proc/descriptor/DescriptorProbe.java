package dev.plimsoll.probe.proc.descriptor;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Stat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the open descriptors of one process are:
 *
 * <ul>
 *   <li>{@code fd.socket}, {@code fd.pipe} (each end), {@code fd.file} (whatever has a path), {@code fd.eventfd}, {@code
 *       fd.epoll}, {@code fd.timerfd}, {@code fd.inotify}, {@code fd.io_uring}, {@code fd.other}; together they are all
 *   <li>{@code deleted_file}: those of files that were unlinked and keep their blocks until they are closed; a file whose
 *       name ends in {@code " (deleted)"} is taken for one
 *   <li>{@code epoll_watch}: files watched by its epoll descriptors; no descriptor and no page shows one that was forgotten
 *   <li>{@code inotify_watch}, {@code inotify_instance}: what its inotify descriptors watch, and how many those are
 * </ul>
 *
 * A descriptor that was duplicated counts twice, and what it watches too. Needs the rights of ptrace and fails without.
 */
public final class DescriptorProbe implements Probe {
    private final ProcReader reader;
    private final long pid;

    /** Asks about {@code pid}. */
    public DescriptorProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "descriptor";
    }

    @Override
    public Tier tier() {
        return Tier.QUIET;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<List<Open>> open = Stat.unlessEnded(
                reader,
                pid,
                reader.names(pid + "/fd")
                        .then(numbers -> Seen.ofAll(
                                numbers,
                                number -> reader.link(pid + "/fd/" + number).map(link -> new Open(number, link)))));
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            readings.put(
                    kind.resource(), open.reading(all -> count(of(all, kind).size())));
        }
        readings.put(
                "deleted_file",
                open.reading(all -> count(
                        all.stream().filter(one -> Kind.deleted(one.link())).count())));
        readings.put("epoll_watch", watches(open, Kind.EPOLL, Watches.OF_EPOLL));
        readings.put("inotify_watch", watches(open, Kind.INOTIFY, Watches.OF_INOTIFY));
        readings.put(
                "inotify_instance",
                open.reading(all -> count(of(all, Kind.INOTIFY).size())));
        return readings;
    }

    private Reading watches(Seen<List<Open>> open, Kind kind, String start) {
        Seen<Long> watches = open.then(all ->
                        Seen.ofAll(of(all, kind), one -> Watches.count(reader, pid + "/fdinfo/" + one.number(), start)))
                .map(counts -> counts.stream().mapToLong(Long::longValue).sum());
        return Stat.unlessEnded(reader, pid, watches).reading(DescriptorProbe::count);
    }

    private static List<Open> of(List<Open> all, Kind kind) {
        return all.stream().filter(one -> Kind.of(one.link()) == kind).toList();
    }

    private static Reading count(long things) {
        return Reading.ofProcess(Quantity.count((double) things));
    }

    /** A descriptor's number and what its link says. */
    private record Open(String number, String link) {}
}

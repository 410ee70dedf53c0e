package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What one process uses, from files whose cost does not grow with it:
 *
 * <ul>
 *   <li>{@code fd}: open descriptors
 *   <li>{@code rss}: resident bytes ({@code statm}; on machines with many CPUs a kernel may be late by some pages for each)
 *   <li>{@code rss_peak}: the most it has been ({@code status} VmHWM)
 *   <li>{@code locked}, {@code pinned}: bytes that may not be swapped, by mlock and for rings (VmLck, VmPin)
 *   <li>{@code thread}
 *   <li>{@code signals_queued}: of all processes of its user, POSIX timers that are set up included; {@code
 *       RLIMIT_SIGPENDING} of it are allowed ({@code status} SigQ)
 *   <li>{@code cpu_seconds}: CPU time used since its start, user and kernel, in steps of a clock tick
 * </ul>
 */
public final class ProcessProbe implements Probe {
    private final ProcReader reader;
    private final long pid;
    private final Seen<Auxv> auxv;

    /** Asks about {@code pid}. */
    public ProcessProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
        this.auxv = Auxv.read(reader);
    }

    @Override
    public String name() {
        return "process";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        Seen<Fields> status = reader.text(pid + "/status").map(Fields::new);
        readings.put("fd", Descriptors.count(reader, pid));
        readings.put("rss", resident());
        readings.put("rss_peak", status.reading(fields -> fields.kilobytes("VmHWM", Scope.PROCESS)));
        readings.put("locked", status.reading(fields -> fields.kilobytes("VmLck", Scope.PROCESS)));
        readings.put("pinned", status.reading(fields -> fields.kilobytes("VmPin", Scope.PROCESS)));
        readings.put("thread", status.reading(fields -> fields.count("Threads", Scope.PROCESS)));
        readings.put("signals_queued", status.reading(fields -> fields.before("SigQ", '/', Scope.USER)));
        readings.put("cpu_seconds", cpuSeconds());
        return readings;
    }

    private Reading resident() {
        return reader.text(pid + "/statm").reading(text -> auxv.reading(sizes -> resident(text, sizes.pageBytes())));
    }

    /** Pages by page size; a process without an address space has no residents rather than 0. */
    static Reading resident(String statm, long pageBytes) {
        List<String> words = Numbers.words(statm);
        if (!statm.endsWith("\n") || words.size() < 2) {
            return new Reading.Failed("torn statm: " + statm.strip());
        }
        OptionalLong pages = Numbers.parse(words.get(1));
        if (words.get(0).equals("0") || pages.isEmpty()) {
            return new Reading.Absent("no address space: it has ended or is the kernel's own");
        }
        return Reading.ofProcess(Quantity.bytes((double) pages.getAsLong() * pageBytes));
    }

    private Reading cpuSeconds() {
        return Stat.read(reader, pid)
                .reading(stat -> auxv.reading(sizes ->
                        Reading.ofProcess(Quantity.seconds((double) stat.cpuTicks() / sizes.ticksPerSecond()))));
    }
}

package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.Unit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the whole machine uses:
 *
 * <ul>
 *   <li>{@code memory_available}: bytes that could still be had without swapping ({@code meminfo} MemAvailable)
 *   <li>{@code slab_unreclaimable}: bytes the kernel holds for its own things, sockets among them (SUnreclaim)
 *   <li>{@code system_files}: open files of all processes ({@code fs.file-nr}, first number)
 *   <li>{@code conntrack}: tracked connections of the reader's network namespace; absent where none are tracked
 *   <li>{@code task}: threads of all processes, the kernel's own too ({@code loadavg}; {@code kernel.threads-max} are
 *       allowed)
 *   <li>{@code cpus}: CPUs that are online
 *   <li>{@code cpu_seconds}: CPU time since boot that was neither idle, waiting for I/O nor stolen ({@code stat})
 * </ul>
 */
public final class HostProbe implements Probe {
    private final ProcReader reader;
    private final Sysctls sysctls;
    private final Seen<Auxv> auxv;

    /** Asks about the machine that {@code reader} reads. */
    public HostProbe(ProcReader reader) {
        this.reader = reader;
        this.sysctls = new Sysctls(reader);
        this.auxv = Auxv.read(reader);
    }

    @Override
    public String name() {
        return "host";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        Seen<Fields> meminfo = reader.text("meminfo").map(Fields::new);
        readings.put("memory_available", meminfo.reading(fields -> fields.kilobytes("MemAvailable", Scope.HOST)));
        readings.put("slab_unreclaimable", meminfo.reading(fields -> fields.kilobytes("SUnreclaim", Scope.HOST)));
        readings.put("system_files", sysctls.field("fs.file-nr", 0));
        readings.put("conntrack", sysctls.count("net.netfilter.nf_conntrack_count"));
        readings.put("task", reader.text("loadavg").reading(HostProbe::tasks));
        Seen<String> stat = reader.text("stat");
        readings.put("cpus", stat.reading(HostProbe::online));
        readings.put("cpu_seconds", stat.reading(text -> auxv.reading(sizes -> busy(text, sizes.ticksPerSecond()))));
        return readings;
    }

    /** One line each, {@code cpu0}, {@code cpu1}, behind the line of them all and before one of something else. */
    static Reading online(String stat) {
        List<String> lines = Numbers.wholeLines(stat);
        long cpus = lines.stream()
                .filter(line -> line.startsWith("cpu") && !line.startsWith("cpu "))
                .count();
        return cpus > 0 && !lines.get(lines.size() - 1).startsWith("cpu")
                ? new Reading.Value(new Quantity((double) cpus, Unit.CORES), Scope.HOST)
                : new Reading.Failed("torn stat of the host");
    }

    /** {@code 0.20 0.18 0.12 1/80 11206}: what stands behind the slash (proc_loadavg(5)). */
    static Reading tasks(String loadavg) {
        List<String> words = Numbers.words(loadavg);
        if (!loadavg.endsWith("\n") || words.size() < 4) {
            return new Reading.Failed("torn loadavg: " + loadavg.strip());
        }
        OptionalLong tasks = Numbers.parse(words.get(3).substring(words.get(3).indexOf('/') + 1));
        return tasks.isPresent()
                ? new Reading.Value(Quantity.count((double) tasks.getAsLong()), Scope.HOST)
                : new Reading.Failed("loadavg is not numbers: " + loadavg.strip());
    }

    /** user + nice + system + irq + softirq of the first line; guest time is part of user (proc_stat(5)). */
    static Reading busy(String stat, long ticksPerSecond) {
        List<String> lines = Numbers.wholeLines(stat);
        List<String> words = lines.isEmpty() ? List.of() : Numbers.words(lines.get(0));
        if (words.size() < 8 || !words.get(0).equals("cpu")) {
            return new Reading.Failed("torn stat of the host");
        }
        long ticks = 0;
        for (int column : new int[] {1, 2, 3, 6, 7}) {
            OptionalLong number = Numbers.parse(words.get(column));
            if (number.isEmpty()) {
                return new Reading.Failed("stat of the host is not numbers: " + lines.get(0));
            }
            ticks += number.getAsLong();
        }
        return new Reading.Value(Quantity.seconds((double) ticks / ticksPerSecond), Scope.HOST);
    }
}

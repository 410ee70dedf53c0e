package dev.plimsoll.probe.proc.task;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Numbers;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Stat;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How long the threads of a process were ready to run and had no CPU: {@code cpu_wait_seconds}, the sum over the threads
 * that live now ({@code /proc/PID/task/TID/schedstat}, second number; Documentation/scheduler/sched-stats.rst). It rises by
 * up to a second a second for each thread, and falls when a thread ends and takes its own with it. Absent where the kernel
 * does not count it.
 */
public final class CpuWaitProbe implements Probe {
    private static final double NANOS_PER_SECOND = 1e9;

    private final ProcReader reader;
    private final long pid;

    /** Asks about {@code pid}. */
    public CpuWaitProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "cpu_wait";
    }

    @Override
    public Tier tier() {
        return Tier.SLOW;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<List<Scheduled>> threads = reader.names(pid + "/task")
                .then(tids -> Seen.ofAll(
                        tids,
                        tid -> reader.text(pid + "/task/" + tid + "/schedstat").then(Scheduled::parse)));
        return Map.of("cpu_wait_seconds", Stat.unlessEnded(reader, pid, threads).reading(CpuWaitProbe::sum));
    }

    /** A process has run before anyone can ask, so its threads have had a turn, or turns are not counted. */
    private static Reading sum(List<Scheduled> threads) {
        if (threads.stream().allMatch(thread -> thread.turns() == 0)) {
            return new Reading.Absent("this kernel does not count how long threads wait (no schedstat)");
        }
        double nanos = threads.stream().mapToDouble(Scheduled::waitNanos).sum();
        return Reading.ofProcess(Quantity.seconds(nanos / NANOS_PER_SECOND));
    }

    /** What a thread had of the scheduler: time spent waiting, and how often it ran. */
    record Scheduled(long waitNanos, long turns) {
        static Seen<Scheduled> parse(String text) {
            List<String> words = Numbers.words(text);
            if (!text.endsWith("\n") || words.size() < 3) {
                return new Seen.Failed<>("torn schedstat: " + text.strip());
            }
            OptionalLong waitNanos = Numbers.parse(words.get(1));
            OptionalLong turns = Numbers.parse(words.get(2));
            return waitNanos.isPresent() && turns.isPresent()
                    ? new Seen.Found<>(new Scheduled(waitNanos.getAsLong(), turns.getAsLong()))
                    : new Seen.Failed<>("schedstat is not numbers: " + text.strip());
        }
    }
}

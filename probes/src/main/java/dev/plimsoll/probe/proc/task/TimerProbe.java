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

/**
 * The timers of a process that were made by timer_create(2), armed or not: {@code posix_timer}. No descriptor stands for
 * them; each holds one of the user's queued signals. From {@code /proc/PID/timers} (proc_pid_timers(5)), four lines for each;
 * absent where the kernel was built without it (CONFIG_CHECKPOINT_RESTORE), and a failure without the rights of
 * ptrace where it asks for them.
 */
public final class TimerProbe implements Probe {
    private final ProcReader reader;
    private final long pid;

    /** Asks about {@code pid}. */
    public TimerProbe(ProcReader reader, long pid) {
        this.reader = reader;
        this.pid = pid;
    }

    @Override
    public String name() {
        return "timer";
    }

    @Override
    public Tier tier() {
        return Tier.QUIET;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<String> timers = reader.text(pid + "/timers");
        return Map.of("posix_timer", Stat.unlessEnded(reader, pid, timers).reading(TimerProbe::count));
    }

    /** Each begins with its id and ends with its clock. */
    static Reading count(String timers) {
        List<String> lines = Numbers.wholeLines(timers);
        long begun = lines.stream().filter(line -> line.startsWith("ID:")).count();
        long ended = lines.stream().filter(line -> line.startsWith("ClockID:")).count();
        return begun == ended && (timers.isEmpty() || timers.endsWith("\n"))
                ? Reading.ofProcess(Quantity.count((double) begun))
                : new Reading.Failed("the list of timers ends within one");
    }
}

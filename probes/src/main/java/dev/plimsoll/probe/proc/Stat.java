package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Seen;

/**
 * One line of {@code /proc/PID/stat} (proc_pid_stat(5)).
 *
 * @param comm the program's name, at most 15 bytes; may hold spaces and parentheses
 * @param state one letter: R, S, D, T, Z (ended, not yet waited for), X
 * @param cpuTicks utime + stime, clock ticks in user and kernel mode by all threads, those that ended too
 * @param threads how many there are
 * @param startTicks clock ticks from boot to its start: with the pid, what makes a process itself
 */
public record Stat(String comm, char state, long cpuTicks, long threads, long startTicks) {
    // numbered from the state, field 3 of the manual page
    private static final int UTIME = 11;
    private static final int STIME = 12;
    private static final int NUM_THREADS = 17;
    private static final int START_TIME = 19;

    /** Reads that of {@code pid}. */
    public static Seen<Stat> read(ProcReader reader, long pid) {
        return reader.text(pid + "/stat").then(Stat::parse);
    }

    /**
     * What was seen of {@code pid}, if it lives still. The directories of a process that ends while they are listed just end,
     * and what stood in them is gone one by one: what was counted in them so far is not what it had.
     */
    public static <T> Seen<T> unlessEnded(ProcReader reader, long pid, Seen<T> seen) {
        return seen.then(value -> read(reader, pid)
                .then(stat ->
                        stat.ended() ? new Seen.Absent<>("process " + pid + " has ended") : new Seen.Found<>(value)));
    }

    /** Whether it has ended, waited for or not: its other files are empty or 0 then. */
    public boolean ended() {
        return state == 'Z' || state == 'X' || state == 'x';
    }

    static Seen<Stat> parse(String text) {
        int open = text.indexOf('(');
        int close = text.lastIndexOf(')');
        if (open < 0 || close < open || !text.endsWith("\n")) {
            return new Seen.Failed<>("torn stat: " + text.strip());
        }
        String[] fields = text.substring(close + 1).strip().split(" ", -1);
        if (fields.length <= START_TIME) {
            return new Seen.Failed<>("torn stat: " + text.strip());
        }
        try {
            long cpu = Long.parseLong(fields[UTIME]) + Long.parseLong(fields[STIME]);
            return new Seen.Found<>(new Stat(
                    text.substring(open + 1, close),
                    fields[0].charAt(0),
                    cpu,
                    Long.parseLong(fields[NUM_THREADS]),
                    Long.parseLong(fields[START_TIME])));
        } catch (NumberFormatException e) {
            return new Seen.Failed<>("stat is not numbers: " + e.getMessage());
        }
    }
}

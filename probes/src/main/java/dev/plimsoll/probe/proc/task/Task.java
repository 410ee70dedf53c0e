package dev.plimsoll.probe.proc.task;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Fields;
import dev.plimsoll.probe.proc.Numbers;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.List;

/**
 * One process as its {@code status} shows it (proc_pid_status(5)).
 *
 * @param pid in the namespace of the /proc that is read
 * @param parent who is to wait for it when it ends; 0 for the first process
 * @param uid its real user, for whom {@code RLIMIT_NPROC} counts it
 * @param threads how many it has; 1 of a zombie
 * @param depth in how many pid namespaces it has a pid, from that of /proc downwards; 1 is that of /proc itself
 * @param state one letter: R, S, D, T, Z, X
 */
record Task(long pid, long parent, long uid, long threads, int depth, char state) {
    private static final List<String> NUMBERS = List.of("Pid", "PPid", "Uid", "Threads");

    /** Reads that of {@code pid}. */
    static Seen<Task> read(ProcReader reader, String pid) {
        return reader.text(pid + "/status").then(text -> parse(pid, new Fields(text)));
    }

    private static Seen<Task> parse(String pid, Fields status) {
        return Seen.ofAll(NUMBERS, key -> status.word(key, 0)).then(numbers -> {
            String state = status.value("State").match(letter -> letter, none -> "", torn -> "");
            return numbers.size() < NUMBERS.size() || state.isEmpty()
                    ? new Seen.Failed<>("torn status of process " + pid)
                    : new Seen.Found<>(new Task(
                            numbers.get(0),
                            numbers.get(1),
                            numbers.get(2),
                            numbers.get(3),
                            depth(status),
                            state.charAt(0)));
        });
    }

    /** A kernel without pid namespaces does not print NSpid: then there is one. */
    private static int depth(Fields status) {
        return status.value("NSpid").match(pids -> Numbers.words(pids).size(), noNamespaces -> 1, torn -> 1);
    }

    /** Whether all of it has ended and nobody has waited for it; a main thread that ended before others is no zombie. */
    boolean zombie() {
        return state == 'Z' && threads <= 1;
    }
}

package dev.plimsoll.soak.load.protocol.fuzz;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs cases on a thread of their own and watches it, for a side that loops cannot be interrupted.
 *
 * @param cases how many were asked for
 * @param over how many came to a last event
 * @param messages how many messages were understood in all
 * @param failure the first bad case, with the words that replay it; nothing if there is none
 */
public record Fuzzing(long cases, long over, long messages, Optional<String> failure) {
    /** Names the case to be replayed: {@code TARGET:SEED:CASE}. */
    public static final String REPLAY = "plimsoll.fuzz.replay";

    /** Runs {@code cases} cases from {@code first} on; a case that takes longer than {@code patience} counts as a loop. */
    public static Fuzzing of(FuzzTarget target, long seed, long first, long cases, Duration patience) {
        FuzzRun run = new FuzzRun(target, seed);
        FutureTask<Optional<String>> task = new FutureTask<>(() -> run.run(first, first + cases));
        Thread thread = new Thread(task, "fuzz " + target.name());
        thread.setDaemon(true);
        thread.start();
        Optional<String> fault = watched(task, run, thread, patience);
        Optional<String> failure = fault.map(what -> "%s, seed %d, case %d: %s; -D%s=%s:%d:%d"
                .formatted(target, seed, run.underWay(), what, REPLAY, target, seed, run.underWay()));
        return new Fuzzing(cases, run.over(), run.messages(), failure);
    }

    private static Optional<String> watched(
            FutureTask<Optional<String>> task, FuzzRun run, Thread thread, Duration patience) {
        while (true) {
            long before = run.underWay();
            try {
                return task.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                if (run.underWay() == before) {
                    return Optional.of("is still at it after " + patience + ", in " + place(thread));
                }
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private static String place(Thread thread) {
        StackTraceElement[] trace = thread.getStackTrace();
        return trace.length == 0 ? "nothing" : trace[0].toString();
    }
}

package dev.plimsoll.soak.load.transport.netty;

import io.netty.channel.EventLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The thread of an event loop: what it is asked to do, and how long it was busy. */
@SuppressWarnings("FutureReturnValueIgnored") // a lane catches what its tasks throw
public final class LoopThread {
    /** What the kernel adds to a sleep by itself: {@code man 2 prctl}, PR_SET_TIMERSLACK's default. */
    public static final long KERNEL_GRAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private final EventLoop executor;
    private volatile @Nullable Path schedule;
    private volatile long busyNanos;

    /** The thread of this loop. */
    public LoopThread(EventLoop executor) {
        this.executor = executor;
        executor.execute(() -> schedule = ownSchedule());
    }

    /** Runs a task soon. Safe from any thread. */
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Runs a task once, no earlier than so long from now. */
    public void after(long delayNanos, Runnable task) {
        executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /**
     * How long it was not idle so far: on a CPU, or ready to run and waiting for one ({@code schedstat}, its first two
     * numbers; Documentation/scheduler/sched-stats.rst). A loop without time to spare is one whether it works or waits to.
     * Empty where the kernel does not tell. Safe from any thread.
     */
    public Optional<Long> busyNanos() {
        Path file = schedule;
        if (file == null) {
            return Optional.empty();
        }
        try {
            String[] numbers = Files.readString(file).split(" ", -1);
            busyNanos = Long.parseLong(numbers[0]) + Long.parseLong(numbers[1]);
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException e) {
            return Optional.of(busyNanos); // as far as it was told: without a descriptor nothing can be read
        }
        return Optional.of(busyNanos);
    }

    private static @Nullable Path ownSchedule() {
        try {
            Path file = Path.of("/proc")
                    .resolve(Files.readSymbolicLink(Path.of("/proc/thread-self")))
                    .resolve("schedstat");
            return Files.isReadable(file) ? file : null;
        } catch (IOException e) {
            return null; // no /proc, or one before Linux 3.17
        }
    }
}

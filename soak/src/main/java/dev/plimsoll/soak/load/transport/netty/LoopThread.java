package dev.plimsoll.soak.load.transport.netty;

import io.netty.channel.EventLoop;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The thread of an event loop: what it is asked to do, and the CPU time that it has used. */
@SuppressWarnings("FutureReturnValueIgnored") // a lane catches what its tasks throw
public final class LoopThread {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What the kernel adds to a sleep by itself: {@code man 2 prctl}, PR_SET_TIMERSLACK's default. */
    public static final long KERNEL_GRAIN_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    private final EventLoop executor;
    private volatile long threadId;

    /** The thread of this loop. */
    public LoopThread(EventLoop executor) {
        this.executor = executor;
        executor.execute(() -> threadId = Thread.currentThread().getId());
    }

    /** Runs a task soon. Safe from any thread. */
    public void execute(Runnable task) {
        executor.execute(task);
    }

    /** Runs a task once, no earlier than so long from now. */
    public void after(long delayNanos, Runnable task) {
        executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
    }

    /** CPU time used so far; empty where the JVM cannot tell. Safe from any thread. */
    public Optional<Long> cpuNanos() {
        if (threadId == 0 || !THREADS.isThreadCpuTimeSupported()) {
            return Optional.empty();
        }
        long nanos = THREADS.getThreadCpuTime(threadId);
        return nanos < 0 ? Optional.empty() : Optional.of(nanos);
    }
}

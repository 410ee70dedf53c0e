package dev.plimsoll.soak.load.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoopThreadTest {
    private static final long LONG_NANOS = TimeUnit.MILLISECONDS.toNanos(400);

    private final EventLoopGroup group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());

    @AfterEach
    void end() {
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void aLoopThatWaitsForACpuIsAsBusyAsOneThatHasIt() throws InterruptedException {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> rivals = new ArrayList<>();
        for (int i = 0; i < 3 * Runtime.getRuntime().availableProcessors(); i++) {
            Thread rival = new Thread(() -> spin(over), "rival");
            rival.start();
            rivals.add(rival);
        }
        try {
            assertThat(busyShare(new LoopThread(group.next()), LoopThreadTest::spinAWhile))
                    .isBetween(0.85, 1.15);
        } finally {
            over.set(true);
            for (Thread rival : rivals) {
                rival.join();
            }
        }
    }

    @Test
    void anIdleLoopIsNotBusy() throws InterruptedException {
        assertThat(busyShare(new LoopThread(group.next()), Runnable::run)).isLessThan(0.5);
    }

    /** How busy it was from now until it has run what {@code how} makes of its last task, a while later. */
    private static double busyShare(LoopThread loop, Work how) throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        loop.execute(begun::countDown);
        begun.await();
        long before = loop.busyNanos().orElseThrow();
        long began = System.nanoTime();
        CountDownLatch done = new CountDownLatch(1);
        loop.execute(() -> how.until(() -> loop.after(LONG_NANOS, done::countDown)));
        done.await();
        double wall = (double) (System.nanoTime() - began);
        return (loop.busyNanos().orElseThrow() - before) / wall;
    }

    private interface Work {
        void until(Runnable last);
    }

    private static void spin(AtomicBoolean over) {
        while (!over.get()) {
            Thread.onSpinWait();
        }
    }

    private static void spinAWhile(Runnable last) {
        last.run();
        long until = System.nanoTime() + LONG_NANOS;
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }
}

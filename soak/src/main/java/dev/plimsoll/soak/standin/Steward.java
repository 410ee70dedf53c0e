package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Loop.Acceptor;
import dev.plimsoll.soak.load.transport.Loop.Listener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The stand-in's own thread. It owns the listener, because opening and closing one waits for an event loop, and it keeps
 * the appointments: the pause, the restart, the death. Methods may be called from any thread.
 */
final class Steward implements AutoCloseable {
    private static final String NAME = "plimsoll-standin";
    private static final Duration DOWN = Duration.ofSeconds(2);
    private static final int STOP_SECONDS = 2;

    private final Faults faults;
    private final Runnable death;
    private final ScheduledThreadPoolExecutor thread;
    private final CountDownLatch closing = new CountDownLatch(1);
    private List<StandinLane> lanes = List.of(); // from here on the thread's own
    private @Nullable Listener listener;
    private Runnable again = () -> {};
    private boolean paused;

    Steward(Faults faults, Runnable death) {
        this.faults = faults;
        this.death = death;
        this.thread = new ScheduledThreadPoolExecutor(1, Steward::named, new ThreadPoolExecutor.DiscardPolicy());
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Listens for these lanes; returns the address that it was given. */
    InetSocketAddress listen(List<StandinLane> serving, Acceptor acceptor, InetSocketAddress where) throws IOException {
        Future<InetSocketAddress> listening = thread.submit(() -> {
            lanes = List.copyOf(serving);
            return listenHere(where, acceptor);
        });
        try {
            return listening.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while it was about to listen");
        }
    }

    /** Leaves new connections in the kernel's backlog. */
    void stopAccepting() {
        thread.execute(() -> {
            if (listener != null) {
                listener.accepting(Loop.Flow.STOP);
            }
        });
    }

    /** Has new connections refused. */
    void refuse() {
        thread.execute(this::unlisten);
    }

    /** The first connection was accepted: the clock of the appointments begins. */
    void firstConnection() {
        faults.duration(Fault.DIE_AT).ifPresent(at -> after(at, death));
        faults.duration(Fault.RESTART_AT).ifPresent(at -> after(at, this::restart));
        faults.pause().ifPresent(pause -> after(pause.moment(), () -> pauseOnce(pause.duration())));
    }

    /** Closes the listener and joins the thread; ends a pause. Harmless when called again. */
    @Override
    public void close() {
        closing.countDown();
        if (thread.isShutdown()) {
            return;
        }
        try {
            thread.submit(this::unlisten).get(STOP_SECONDS, TimeUnit.SECONDS);
            thread.shutdown();
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the thread " + NAME + " does not end");
            }
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("the listener does not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            thread.shutdownNow();
        }
    }

    private static Thread named(Runnable task) {
        Thread thread = new Thread(task, NAME);
        thread.setDaemon(true);
        return thread;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what the task throws is not left in it
    private void after(Duration delay, Runnable task) {
        thread.schedule(() -> runLoudly(task), delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** An executor would keep what a task throws to itself. */
    private static void runLoudly(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Thread current = Thread.currentThread();
            current.getUncaughtExceptionHandler().uncaughtException(current, e);
        }
    }

    private InetSocketAddress listenHere(InetSocketAddress where, Acceptor acceptor) throws IOException {
        Listener opened = lanes.get(0).loop().listen(where, acceptor);
        listener = opened;
        again = () -> listenAgain(opened.address(), acceptor);
        return opened.address();
    }

    private void unlisten() {
        Listener open = listener;
        listener = null;
        if (open != null) {
            open.close();
        }
    }

    private void restart() {
        unlisten();
        for (StandinLane lane : lanes) {
            lane.loop().execute(lane::resetAll);
        }
        after(DOWN, again);
    }

    /** A restarted gateway waits until its port is free, as long as it takes. */
    private void listenAgain(InetSocketAddress where, Acceptor acceptor) {
        try {
            listenHere(where, acceptor);
        } catch (IOException portTaken) {
            after(DOWN, again);
        }
    }

    private void pauseOnce(Duration duration) {
        if (paused) {
            return;
        }
        paused = true;
        for (StandinLane lane : lanes) {
            lane.loop().execute(() -> standStill(duration));
        }
    }

    /** On a loop: nothing else happens there meanwhile. */
    private void standStill(Duration duration) {
        try {
            closing.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

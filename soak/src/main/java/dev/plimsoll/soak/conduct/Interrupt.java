package dev.plimsoll.soak.conduct;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A request to end a run early: drain, write everything, and be judged on what was seen. Safe from any thread. */
public final class Interrupt {
    private final CountDownLatch raised = new CountDownLatch(1);
    private volatile @Nullable String reason;

    /** Asks for the end; the first reason given stays. */
    public synchronized void raise(String why) {
        if (reason == null) {
            reason = why;
        }
        raised.countDown();
    }

    /** Why the end was asked for; empty while nobody has. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** Waits so long, or until the end is asked for. */
    public void await(long nanos) {
        try {
            if (raised.await(nanos, TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            raise("the conducting thread was interrupted");
        }
    }
}

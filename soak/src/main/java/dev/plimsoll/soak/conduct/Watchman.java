package dev.plimsoll.soak.conduct;

import dev.plimsoll.soak.load.LoadGenerator;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Looks out, once an interval, for what may change a run's course, and writes it down as events. */
final class Watchman {
    private final Journal journal;
    private final RunListener listener;
    private final Interrupt interrupt;
    private final LoadGenerator load;
    private final BooleanSupplier gatewayAlive;
    private final Outage outage;
    private final AbortWatch abortWatch;
    private final Map<FailureKind, String> seen = new EnumMap<>(FailureKind.class);
    private boolean gatewayEnded;
    private boolean aborted;

    Watchman(Journal journal, RunListener listener, Interrupt interrupt, LoadGenerator load, Watched watched) {
        this.journal = journal;
        this.listener = listener;
        this.interrupt = interrupt;
        this.load = load;
        this.gatewayAlive = watched.gatewayAlive();
        this.outage = new Outage(watched.clock());
        this.abortWatch = watched.abortWatch();
    }

    /**
     * What is watched beside the load.
     *
     * @param gatewayAlive whether the gateway's process is there; always true where it cannot be known
     * @param abortWatch the thresholds that end the run when they break
     */
    record Watched(RunClock clock, BooleanSupplier gatewayAlive, AbortWatch abortWatch) {}

    /** Whether the run is to end now. */
    boolean mustEnd() {
        return interrupt.reason().isPresent() || gatewayEnded || aborted;
    }

    /** Waits so long, or until the run is to end. */
    void pause(long nanos) {
        interrupt.await(nanos);
    }

    /** The first message of each kind of failure that was seen and written. */
    Map<FailureKind, String> seen() {
        return Map.copyOf(seen);
    }

    /** Looks once. */
    void look(LoadSample latest) throws IOException {
        for (Map.Entry<FailureKind, String> failure : load.takeFailures().entrySet()) {
            FailureKind kind = failure.getKey();
            seen.putIfAbsent(kind, failure.getValue());
            journal.event(Event.Kind.FAILURE, "kind", kind.label(), "message", failure.getValue());
        }
        Optional<String> broken = abortWatch.broken();
        if (broken.isPresent()) {
            aborted = true;
            journal.event(Event.Kind.INTERRUPTED, "reason", broken.get());
            listener.said("ending the run: " + broken.get());
        }
        if (!gatewayEnded && !gatewayAlive.getAsBoolean()) {
            gatewayEnded = true;
            down("its process has ended");
        }
        if (gatewayEnded) {
            return;
        }
        switch (outage.see(latest)) {
            case BEGAN -> down("most connections were lost at once");
            case ENDED -> {
                journal.event(Event.Kind.GATEWAY_UP, "outage", Double.toString(outage.lastSeconds()));
                listener.said("the gateway answers again");
            }
            case NOTHING -> {} // as in nearly every interval
        }
    }

    private void down(String reason) throws IOException {
        journal.event(Event.Kind.GATEWAY_DOWN, "reason", reason);
        listener.said("the gateway is down: " + reason);
    }
}

package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.Connections.Gone;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.work.Beats;
import dev.plimsoll.soak.load.work.Churning;
import dev.plimsoll.soak.load.work.Draining;
import dev.plimsoll.soak.load.work.Messages;
import dev.plimsoll.soak.load.work.Pacer;
import dev.plimsoll.soak.load.work.Ramping;
import dev.plimsoll.soak.load.work.Reconnects;
import dev.plimsoll.soak.load.work.Sending;
import dev.plimsoll.soak.load.work.Slots;
import dev.plimsoll.soak.load.work.Work;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.scenario.Phase.Ending;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's share of a run. It turns round and round: does what is due, sweeps what has passed its deadline, and
 * asks to be woken when the next thing is due, or at the next tick of an even grid; how late each tick is seen is how
 * late the generator is. Between two turns lies at least the loop's grain, so that a dense schedule is done in batches and
 * not one wake-up for each thing.
 */
final class Lane implements Connections.Listener {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Loop loop;
    private final LongSupplier nanoClock;
    private final Slots slots;
    private final Recorder recorder = new Recorder();
    private final Connections connections;
    private final Messages messages;
    private final Optional<Beats> beats;
    private final Optional<Reconnects> reconnects;
    private final Map<FailureKind, String> failures = new ConcurrentHashMap<>();
    private final Runnable turning = this::turnSafely;
    private Work work = Work.NONE;
    private long answerWithinNanos = Long.MAX_VALUE;
    private long tickNanos;
    private long nextSweepNanos;
    private boolean stopped;
    private long workNumber;
    private volatile long asked;
    private volatile long doneUpTo;
    private volatile int open;
    private volatile @Nullable Throwable fault;

    Lane(Loop loop, int number, Protocol protocol, Routes routes, LaneSettings settings) {
        this.loop = loop;
        this.nanoClock = settings.nanoClock();
        this.slots = new Slots(settings.slots());
        this.connections = new Connections(
                loop,
                protocol,
                routes,
                settings.timing(),
                new Connections.Context(slots, recorder, settings.nanoClock(), this));
        this.messages = new Messages(recorder, number * settings.slots(), settings.slots(), settings.outstanding());
        long seed = settings.seed() + number;
        this.beats = settings.beatNanos().map(nanos -> new Beats(slots, recorder, nanos, seed));
        this.reconnects = settings.reconnect().map(policy -> new Reconnects(policy, slots, seed));
    }

    /** Begins to turn. */
    void start() {
        loop.execute(() -> {
            long now = nanoClock.getAsLong();
            tickNanos = now;
            nextSweepNanos = now;
            turnSafely();
        });
    }

    /** Takes up a phase's work; from the conductor's thread. */
    void begin(WorkMaker maker) {
        long number = asked + 1;
        asked = number;
        loop.execute(() -> {
            try {
                work = maker.make(this);
                workNumber = number;
            } catch (RuntimeException | Error e) {
                broken(e);
            }
        });
    }

    /** Makes a work, on the lane's loop. */
    interface WorkMaker {
        Work make(Lane lane);
    }

    /** What our own code threw on this lane's loop, which does nothing more; empty while all is well. */
    Optional<Throwable> fault() {
        return Optional.ofNullable(fault);
    }

    /** Whether the work last begun is done; from the conductor's thread. */
    boolean done() {
        return doneUpTo == asked;
    }

    /** How many connections are open. Safe from any thread. */
    int open() {
        return open;
    }

    Recorder recorder() {
        return recorder;
    }

    Loop loop() {
        return loop;
    }

    /** Takes the failures seen since the last call: one message of each kind. Safe from any thread. */
    Map<FailureKind, String> takeFailures() {
        Map<FailureKind, String> taken = Map.copyOf(failures);
        taken.keySet().forEach(failures::remove);
        return taken;
    }

    Work ramping(Pacer pacer, long total) {
        int comingAnyhow = reconnects.map(Reconnects::waiting).orElse(0);
        return new Ramping(pacer, Math.max(0, total - comingAnyhow), slots, due -> connections.connect(due));
    }

    Work draining(Pacer pacer, int keep) {
        reconnects.ifPresent(Reconnects::clear); // what waits to be made again would be closed
        return new Draining(pacer, slots, keep, slot -> connections.end(slot, Ending.CLEAN));
    }

    Work churning(Pacer pacer, long cycles, Ending ending) {
        Churning.Acts acts = new Churning.Acts(connections::connectCycling, slot -> connections.end(slot, ending));
        return new Churning(pacer, cycles, slots, acts);
    }

    Work sending(Pacer pacer, Sending.Spec spec, long answerWithin) {
        answerWithinNanos = answerWithin;
        return new Sending(pacer, spec, slots, messages, recorder, connections::send);
    }

    /** Ends a phase: what waits is given up and counted; there is nothing to do. From the conductor's thread. */
    void endWork() {
        begin(lane -> {
            work.giveUp();
            return Work.NONE;
        });
    }

    /** Lets nothing further fall due in the work that is on. Safe from any thread. */
    void cease() {
        loop.execute(() -> work.cease());
    }

    /** Closes every connection and stops turning. From the conductor's thread. */
    void stop() {
        begin(lane -> {
            stopped = true;
            reconnects.ifPresent(Reconnects::clear);
            connections.closeAll();
            loop.flush();
            open = 0;
            doneUpTo = asked;
            return Work.NONE;
        });
    }

    private void turnSafely() {
        try {
            turn();
        } catch (RuntimeException | Error e) {
            broken(e); // an event loop would swallow it, and the run wait for this lane for ever
        }
    }

    private void turn() {
        if (stopped || fault != null) {
            return;
        }
        long now = nanoClock.getAsLong();
        for (; tickNanos - now <= 0; tickNanos += TICK_NANOS) {
            recorder.time(Latency.LAG, now - tickNanos); // also those that a stall swallowed
        }
        long next = work.step(now);
        if (reconnects.isPresent()) {
            next = Math.min(next, reconnects.get().step(now, connections::connect));
        }
        if (now - nextSweepNanos >= 0) {
            sweep(now);
            nextSweepNanos = now + SWEEP_NANOS;
        }
        loop.flush();
        open = slots.openCount();
        if (work.done()) {
            doneUpTo = workNumber;
        }
        long wake = Math.max(Math.min(next, tickNanos), now + loop.grainNanos());
        loop.after(Math.max(0, wake - nanoClock.getAsLong()), turning);
    }

    private void sweep(long now) {
        connections.sweep(now);
        beats.ifPresent(b -> b.sweep(now, connections::beat));
        if (work instanceof Sending) {
            for (int place = 0; place < slots.openCount(); place++) {
                int slot = slots.openSlot(place);
                if (messages.expire(slot, now - answerWithinNanos)) {
                    work.answered(slot, now);
                }
            }
        }
    }

    @Override
    public void opened(int slot) {
        beats.ifPresent(b -> b.opened(slot, nanoClock.getAsLong()));
        reconnects.ifPresent(r -> r.opened(slot));
        work.opened(slot);
        if (slots.cycling(slot) && slots.state(slot) == Slots.OPEN) {
            connections.end(slot, Ending.CLEAN); // its churn is over
        }
    }

    @Override
    public void gone(int slot, Gone how) {
        messages.drop(slot);
        boolean cycling = slots.cycling(slot);
        if (cycling) {
            recorder.count(Tally.CYCLES);
        }
        long now = nanoClock.getAsLong();
        reconnects.ifPresent(r -> {
            if (how == Gone.LOST && !cycling) {
                r.lost(now);
            } else if (how == Gone.FAILED) {
                r.failed(slot, now);
            }
        });
        work.gone(slot);
    }

    @Override
    public void answered(int slot, long id, boolean intact) {
        long now = nanoClock.getAsLong();
        switch (messages.answered(slot, id, intact, now)) {
            case SETTLED -> work.answered(slot, now);
            case WRONG -> connections.wrongReply(slot);
            case SURPLUS -> {} // counted; nobody waits for it
        }
    }

    @Override
    public void beatAnswered(int slot, long id) {
        beats.ifPresent(b -> b.answered(slot, id, nanoClock.getAsLong()));
    }

    @Override
    public void broken(Throwable thrown) {
        if (fault == null) {
            fault = thrown;
        }
    }

    @Override
    public void failure(FailureKind kind, String message) {
        failures.putIfAbsent(kind, message);
    }
}

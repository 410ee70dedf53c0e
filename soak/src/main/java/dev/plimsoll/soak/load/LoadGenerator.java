package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.record.Tally;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.work.Pacer;
import dev.plimsoll.soak.load.work.Reconnects;
import dev.plimsoll.soak.load.work.Sending;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.scenario.Connecting.Reconnect;
import dev.plimsoll.soak.scenario.Phase.Ending;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * All lanes together: takes up a phase, shares it out, and says when it is done. Called from the conductor's thread.
 *
 * <p>A phase's schedule begins at a moment given by the caller, a little ahead, so that no lane begins late.
 */
public final class LoadGenerator {
    private static final int SPARE_SLOTS = 16;

    private static final double NANOS_PER_SECOND = 1e9;

    private final List<Lane> lanes;
    private boolean stopping;

    private LoadGenerator(List<Lane> lanes) {
        this.lanes = List.copyOf(lanes);
    }

    /** How many slots each of {@code loops} loops needs for a plan. */
    public static int slotsPerLoop(Plan plan, int loops) {
        return plan.peak() / loops + plan.peak() % loops + SPARE_SLOTS;
    }

    /** Lanes on every loop of a transport, turning, with nothing to do yet. */
    public static LoadGenerator start(
            Transport transport, Protocol protocol, Routes routes, Plan plan, LongSupplier nanoClock) {
        int loops = transport.loops().size();
        LaneSettings settings = new LaneSettings(
                slotsPerLoop(plan, loops),
                mostOutstanding(plan),
                Timing.opening(plan.scenario().connecting().deadline()),
                LaneSettings.nanos(plan.scenario().heartbeat()),
                plan.scenario().connecting().reconnect().map(r -> share(r, loops)),
                plan.scenario().seed(),
                nanoClock);
        List<Lane> lanes = new ArrayList<>();
        for (Loop loop : transport.loops()) {
            lanes.add(new Lane(loop, lanes.size(), protocol, routes.another(), settings));
        }
        lanes.forEach(Lane::start);
        return new LoadGenerator(lanes);
    }

    /**
     * Opens connections evenly until {@code to} are open: each lane as many as it lacks of its share, so that none is
     * asked for more than it can hold. Lost ones that wait to be made again count as coming.
     */
    public void ramp(long startNanos, int to, long overNanos) {
        long[] lacking = new long[lanes.size()];
        Arrays.setAll(lacking, i -> Math.max(0, share(to, i) - lanes.get(i).open()));
        paced(startNanos, lacking, overNanos, (lane, pacer, i) -> lane.begin(l -> l.ramping(pacer, lacking[i])));
    }

    /** Closes connections evenly until {@code keep} are left: each lane in proportion to what it has open. */
    public void drain(long startNanos, int keep, long overNanos) {
        long[] open = lanes.stream().mapToLong(Lane::open).toArray();
        long[] kept = Apportionment.of(Math.min(keep, sum(open)), open);
        long[] surplus = new long[open.length];
        Arrays.setAll(surplus, i -> open[i] - kept[i]);
        paced(
                startNanos,
                surplus,
                overNanos,
                (lane, pacer, i) -> lane.begin(l -> l.draining(pacer, Math.toIntExact(kept[i]))));
    }

    /** Opens and closes {@code cycles} connections. */
    public void churn(long startNanos, int cycles, double perSecond, Ending ending) {
        Pacer pacer = new Pacer(startNanos, perSecond);
        each((lane, i) -> lane.begin(l -> l.churning(pacer.share(i, lanes.size()), share(cycles, i), ending)));
    }

    /** Sends messages over what is open; each lane's share is that of its open connections. */
    public void send(long startNanos, PlannedPhase planned, Traffic traffic) {
        long overNanos = traffic.lasting().toNanos();
        long total = Math.round(planned.perSecond() * overNanos / NANOS_PER_SECOND);
        long[] open = lanes.stream().mapToLong(Lane::open).toArray();
        long[] parts = Apportionment.of(total, open);
        paced(startNanos, parts, overNanos, (lane, pacer, i) -> {
            Sending.Spec spec = new Sending.Spec(parts[i], traffic.bytes(), traffic.outstanding());
            lane.begin(l -> l.sending(pacer, spec, traffic.answerWithin().toNanos()));
        });
    }

    /** Gives every lane that has a part its evenly paced share of the stretch, one lane's beginning after the other's. */
    private void paced(long startNanos, long[] parts, long overNanos, Paced paced) {
        long all = sum(parts);
        int before = 0;
        for (int i = 0; i < parts.length; i++) {
            if (parts[i] > 0) {
                double perSecond = parts[i] * NANOS_PER_SECOND / Math.max(1, overNanos);
                long offset = Math.round((double) before * overNanos / all);
                paced.give(lanes.get(i), new Pacer(startNanos + offset, perSecond), i);
                before++;
            }
        }
    }

    private interface Paced {
        void give(Lane lane, Pacer pacer, int number);
    }

    private static long sum(long[] parts) {
        return Arrays.stream(parts).sum();
    }

    /** Ends a phase; what was due and not done is counted as such. */
    public void endPhase() {
        lanes.forEach(Lane::endWork);
    }

    /** Lets nothing further fall due: what was begun is still seen to its end. */
    public void cease() {
        lanes.forEach(Lane::cease);
    }

    /** Whether every lane has done its share. */
    public boolean done() {
        throwFault();
        return lanes.stream().allMatch(Lane::done);
    }

    /** How many connections are open. */
    public long open() {
        throwFault();
        return lanes.stream().mapToLong(Lane::open).sum();
    }

    /** How many cycles of churns have ended so far. */
    public long cycles() {
        return lanes.stream()
                .mapToLong(lane -> lane.recorder().total(Tally.CYCLES))
                .sum();
    }

    /** One message for each kind of failure seen since the last call. */
    public Map<FailureKind, String> takeFailures() {
        Map<FailureKind, String> all = new EnumMap<>(FailureKind.class);
        lanes.forEach(lane -> lane.takeFailures().forEach(all::putIfAbsent));
        return all;
    }

    /** What reads the lanes' recorders; to be asked from one thread. */
    public LoadSampler sampler(LongSupplier nanoClock) {
        return new LoadSampler(lanes, nanoClock);
    }

    /** Closes every connection and stops the lanes; {@link #done} says when they have. */
    public void stop() {
        stopping = true;
        lanes.forEach(Lane::stop);
    }

    /** A fault of ours on a lane's loop ends the run: what is counted after it cannot be trusted. */
    private void throwFault() {
        if (stopping) {
            return;
        }
        for (Lane lane : lanes) {
            lane.fault().ifPresent(fault -> {
                throw new IllegalStateException("a lane of the load broke", fault);
            });
        }
    }

    private int share(int count, int lane) {
        return count / lanes.size() + (lane < count % lanes.size() ? 1 : 0);
    }

    private void each(Share share) {
        for (int i = 0; i < lanes.size(); i++) {
            share.give(lanes.get(i), i);
        }
    }

    private interface Share {
        void give(Lane lane, int number);
    }

    private static int mostOutstanding(Plan plan) {
        return plan.phases().stream()
                .map(PlannedPhase::phase)
                .mapToInt(phase -> phase instanceof Traffic traffic ? traffic.outstanding() : 1)
                .max()
                .orElse(1);
    }

    private static Reconnects.Policy share(Reconnect reconnect, int loops) {
        return new Reconnects.Policy(
                Math.round(TimeUnit.SECONDS.toNanos(1) / reconnect.perSecond() * loops),
                reconnect.firstBackoff().toNanos(),
                reconnect.longestBackoff().toNanos());
    }
}

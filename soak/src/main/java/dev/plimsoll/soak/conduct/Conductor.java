package dev.plimsoll.soak.conduct;

import dev.plimsoll.soak.conduct.gateway.Crew;
import dev.plimsoll.soak.load.LoadGenerator;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Sample.Quiet;
import dev.plimsoll.soak.scenario.Phase.Churn;
import dev.plimsoll.soak.scenario.Phase.Drain;
import dev.plimsoll.soak.scenario.Phase.Hold;
import dev.plimsoll.soak.scenario.Phase.Ramp;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Carries the phases out, one after the other, sampling all the while. */
final class Conductor {
    /** Name of the phase before the first. */
    private static final String PREFLIGHT = "preflight";

    /** How far ahead of now a schedule begins, so that no loop begins it late. */
    private static final long AHEAD_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long LAST_ANSWERS_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long FAREWELL_NANOS = TimeUnit.SECONDS.toNanos(4);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Plan plan;
    private final LoadGenerator load;
    private final Sampling sampling;
    private final Journal journal;
    private final RunClock clock;
    private final Watchman watchman;
    private final QuietPoints quietPoints;

    Conductor(Plan plan, LoadGenerator load, Sampling sampling, Stage stage) {
        this.plan = plan;
        this.load = load;
        this.sampling = sampling;
        this.journal = stage.journal();
        this.clock = stage.clock();
        this.watchman = stage.watchman();
        this.quietPoints = new QuietPoints(stage.crew(), clock, watchman);
    }

    /** What a conductor works with beside the load. */
    record Stage(Journal journal, RunClock clock, Crew crew, Watchman watchman) {}

    /** Runs all phases; whether it came to the end of the last. */
    boolean conduct() throws IOException {
        for (PlannedPhase planned : plan.phases()) {
            if (watchman.mustEnd()) {
                return false;
            }
            begin(
                    planned.phase().name(),
                    planned.phase().kind(),
                    planned.phase().warmup());
            carryOut(planned);
            end(planned.phase().name());
        }
        return !watchman.mustEnd();
    }

    /** Opens one connection and closes it: whether the gateway answered. */
    boolean preflight() throws IOException {
        begin(PREFLIGHT, "ramp", true);
        long start = clock.nanos() + AHEAD_NANOS;
        load.ramp(start, 1, TimeUnit.SECONDS.toNanos(1));
        long giveUp = start + plan.scenario().connecting().deadline().toNanos() + FAREWELL_NANOS;
        waitUntil(PREFLIGHT, giveUp, load::done);
        boolean answered = load.open() > 0;
        if (answered) {
            load.drain(clock.nanos(), 0, TimeUnit.SECONDS.toNanos(1));
            waitUntil(PREFLIGHT, giveUp, load::done);
        }
        end(PREFLIGHT);
        return answered;
    }

    private void carryOut(PlannedPhase planned) throws IOException {
        String name = planned.phase().name();
        long start = clock.nanos() + AHEAD_NANOS;
        long end = start + Math.round((planned.end() - planned.start()) * NANOS_PER_SECOND);
        if (planned.phase() instanceof Ramp) {
            load.ramp(start, planned.openAfter(), end - start);
            waitUntil(name, end, () -> false);
            waitUntil(name, end + openingNanos(), load::done);
        } else if (planned.phase() instanceof Drain) {
            load.drain(start, planned.openAfter(), end - start);
            waitUntil(name, end, () -> false);
            waitUntil(name, end + openingNanos(), load::done);
        } else if (planned.phase() instanceof Hold) {
            waitUntil(name, end, () -> false);
        } else if (planned.phase() instanceof Traffic traffic) {
            load.send(start, planned, traffic);
            waitUntil(name, end, () -> false);
            waitUntil(name, end + traffic.answerWithin().toNanos(), load::done);
        } else if (planned.phase() instanceof Churn churn) {
            churn(name, churn);
        }
    }

    private void churn(String name, Churn churn) throws IOException {
        int block = 0;
        quiet(name, block);
        for (int begun = 0; begun < churn.cycles() && !watchman.mustEnd(); begun += churn.block()) {
            int size = Math.min(churn.block(), churn.cycles() - begun);
            long start = clock.nanos() + AHEAD_NANOS;
            load.churn(start, size, churn.perSecond(), churn.ending());
            long blockEnd = start + Math.round(size / churn.perSecond() * NANOS_PER_SECOND);
            waitUntil(name, blockEnd + openingNanos() + FAREWELL_NANOS, load::done);
            block++;
            quiet(name, block);
        }
    }

    private void quiet(String name, int block) throws IOException {
        boolean drained = load.done();
        quietPoints.settle();
        Quiet quiet = new Quiet(block, load.cycles(), load.open());
        sampling.quiet(name, quiet);
        journal.event(
                Event.Kind.QUIET_POINT,
                "phase",
                name,
                "block",
                Integer.toString(block),
                "cycles",
                Long.toString(quiet.cycles()),
                "open",
                Long.toString(quiet.open()),
                "drained",
                Boolean.toString(drained));
    }

    private void begin(String name, String kind, boolean warmup) throws IOException {
        journal.event(Event.Kind.PHASE_START, "phase", name, "kind", kind, "warmup", Boolean.toString(warmup));
    }

    private void end(String name) throws IOException {
        if (watchman.mustEnd()) {
            load.cease();
            awaitDone(LAST_ANSWERS_NANOS);
        }
        load.endPhase();
        awaitDone(FAREWELL_NANOS);
        sampling.endPhase(name);
        journal.event(Event.Kind.PHASE_END, "phase", name);
    }

    /** Also when the run must end: what is under way is nobody's loss. */
    private void awaitDone(long patienceNanos) {
        long giveUp = clock.nanos() + patienceNanos;
        while (!load.done() && clock.nanos() - giveUp < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private long openingNanos() {
        return plan.scenario().connecting().deadline().toNanos();
    }

    private void waitUntil(String phase, long untilNanos, Condition enough) throws IOException {
        while (clock.nanos() - untilNanos < 0 && !enough.holds() && !watchman.mustEnd()) {
            if (clock.nanos() - sampling.dueNanos() >= 0) {
                sampling.sample(phase);
                watchman.look(sampling.latest());
            }
            long next = Math.min(untilNanos, Math.min(sampling.dueNanos(), clock.nanos() + POLL_NANOS));
            watchman.pause(Math.max(0, next - clock.nanos()));
        }
    }

    private interface Condition {
        boolean holds();
    }
}

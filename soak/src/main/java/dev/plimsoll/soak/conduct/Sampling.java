package dev.plimsoll.soak.conduct;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.soak.conduct.gateway.Crew;
import dev.plimsoll.soak.load.LoadSampler;
import dev.plimsoll.soak.sample.LatencyInterval;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.sample.Sample.Quiet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads all subjects and the load at the end of each interval and writes what it read at once. */
final class Sampling {
    static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long STRETCH_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int SLOW_EVERY = 10;
    private static final int DEEP_REST = 100;

    private final RunClock clock;
    private final Journal journal;
    private final List<Subject> subjects;
    private final LoadSampler load;
    private final RunListener listener;
    private final LimitWatch limits;
    private long sampledNanos;
    private long cutNanos;
    private long sinceSlow;
    private long deepAgainNanos;
    private LoadSample latest;

    Sampling(RunClock clock, Journal journal, List<Subject> subjects, LoadSampler load, RunListener listener) {
        this.clock = clock;
        this.journal = journal;
        this.subjects = List.copyOf(subjects);
        this.load = load;
        this.listener = listener;
        this.limits = new LimitWatch(journal, listener);
        this.sampledNanos = clock.nanos();
        this.cutNanos = sampledNanos;
        this.deepAgainNanos = sampledNanos;
        this.latest = load.sample();
    }

    /** When the next sample is due. */
    long dueNanos() {
        return sampledNanos + INTERVAL_NANOS;
    }

    /** What the load did in the last interval. */
    LoadSample latest() {
        return latest;
    }

    /** Ends the interval here. */
    void sample(String phase) throws IOException {
        write(phase, ++sinceSlow % SLOW_EVERY == 0 ? Tier.SLOW : Tier.FAST, Optional.empty());
        if (sampledNanos - cutNanos >= STRETCH_NANOS) {
            cut();
        }
    }

    /** Ends the interval and the stretch here, as where phases change. */
    void endPhase(String phase) throws IOException {
        write(phase, Tier.SLOW, Optional.empty());
        cut();
    }

    /** Ends the interval here with everything that can be read, as at a quiet point. */
    void quiet(String phase, Quiet quiet) throws IOException {
        write(phase, Tier.QUIET, Optional.of(quiet));
    }

    private void write(String phase, Tier asked, Optional<Quiet> quiet) throws IOException {
        long now = clock.nanos();
        double length = clock.seconds(now) - clock.seconds(sampledNanos);
        sampledNanos = now;
        latest = load.sample();
        boolean isDeep = quiet.isPresent() || isTimeToLookDeeper();
        long began = clock.nanos();
        List<Sample> interval = new ArrayList<>();
        for (Subject subject : subjects) {
            boolean generator = subject.name().equals(Crew.GENERATOR);
            Sample sample = new Sample(
                    clock.seconds(now),
                    length,
                    phase,
                    subject.name(),
                    quiet,
                    subject.read(tier(subject, asked, quiet, isDeep)).readings(),
                    generator ? Optional.of(latest) : Optional.empty());
            journal.write(sample);
            listener.sampled(sample);
            interval.add(sample);
        }
        if (isDeep) {
            long took = clock.nanos() - began;
            deepAgainNanos = clock.nanos() + Math.max(STRETCH_NANOS, DEEP_REST * took);
        }
        limits.look(interval, latest.connections().open());
    }

    /** When something fails, everything is read that may say why, in a hundredth of the time at most. */
    private boolean isTimeToLookDeeper() {
        return isFailing() && clock.nanos() - deepAgainNanos >= 0;
    }

    private static Tier tier(Subject subject, Tier asked, Optional<Quiet> quiet, boolean isDeep) {
        return isDeep && quiet.isEmpty() ? subject.deepestUnderLoad() : asked;
    }

    private boolean isFailing() {
        LoadSample.Connections connections = latest.connections();
        return !connections.failed().isEmpty()
                || !connections.lost().isEmpty()
                || latest.messages().lost() > 0;
    }

    private void cut() throws IOException {
        for (LatencyInterval interval : load.cut(clock.seconds(cutNanos), clock.seconds(sampledNanos))) {
            journal.write(interval);
        }
        cutNanos = sampledNanos;
    }
}

package dev.plimsoll.soak.conduct;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.soak.conduct.gateway.Crew;
import java.util.concurrent.TimeUnit;

/** Waits after a block until the gateway has let go of its connections too: its descriptors have stopped falling. */
final class QuietPoints {
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Crew crew;
    private final RunClock clock;
    private final Watchman watchman;

    QuietPoints(Crew crew, RunClock clock, Watchman watchman) {
        this.crew = crew;
        this.clock = clock;
        this.watchman = watchman;
    }

    /** Returns when two looks in a row see as many descriptors, or after two seconds. */
    void settle() {
        long giveUp = clock.nanos() + LONGEST_NANOS;
        double before = Double.NaN;
        while (clock.nanos() - giveUp < 0 && !watchman.mustEnd()) {
            watchman.pause(POLL_NANOS);
            double now = descriptors();
            if (Double.isNaN(now) || now == before) {
                return;
            }
            before = now;
        }
    }

    private double descriptors() {
        return crew.gateway()
                .map((Subject gateway) -> gateway.read(Tier.FAST).get("fd").amountOrNaN())
                .orElse(Double.NaN);
    }
}

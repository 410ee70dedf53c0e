package dev.plimsoll.soak.conduct;

import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.LoadSample.Connections;

/** Tells from the load's samples when a gateway went away and when it answered again, to an interval. */
final class Outage {
    private static final double MOST = 0.5;
    private static final long FEWEST = 2;

    private final RunClock clock;
    private boolean down;
    private double sinceSeconds;
    private double lastSeconds;

    Outage(RunClock clock) {
        this.clock = clock;
    }

    /** What an interval showed. */
    enum Change {
        NOTHING,
        BEGAN,
        ENDED
    }

    /** Takes one more interval into account. */
    Change see(LoadSample sample) {
        Connections connections = sample.connections();
        long lost =
                connections.lost().values().stream().mapToLong(Long::longValue).sum();
        if (!down && lost >= FEWEST && lost > MOST * (lost + connections.open())) {
            down = true;
            sinceSeconds = clock.seconds();
            return Change.BEGAN;
        }
        if (down && lost == 0 && connections.established() > 0) {
            down = false;
            lastSeconds = clock.seconds() - sinceSeconds;
            return Change.ENDED;
        }
        return Change.NOTHING;
    }

    /** How long the last outage was. */
    double lastSeconds() {
        return lastSeconds;
    }
}

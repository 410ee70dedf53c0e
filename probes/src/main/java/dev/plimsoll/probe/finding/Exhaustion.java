package dev.plimsoll.probe.finding;

import java.util.OptionalDouble;

/**
 * When a resource that grows with every connection that comes and goes reaches its ceiling, at the rate of now.
 *
 * @param ceiling what it may be at most, in the resource's unit; NaN or infinite where there is none
 * @param level what it is now, in the same unit; NaN where that is unknown
 * @param perCycle growth per one connection's open…close, in the same unit; both ends of a {@link Leak}'s interval make
 *     two of these
 * @param cyclesPerSecond how many connections come and go in a second
 */
public record Exhaustion(double ceiling, double level, double perCycle, double cyclesPerSecond) {

    /**
     * Seconds until the ceiling, 0 where it is reached already; empty where it is never reached (no growth, no cycles, no
     * ceiling) or one of the figures is unknown.
     */
    public OptionalDouble seconds() {
        double perSecond = perCycle * cyclesPerSecond;
        double room = ceiling - level;
        if (!Double.isFinite(room) || !Double.isFinite(perSecond)) {
            return OptionalDouble.empty();
        }
        if (room <= 0) {
            return OptionalDouble.of(0);
        }
        boolean comesNearer = perCycle > 0 && cyclesPerSecond > 0;
        double seconds = room / perSecond;
        return comesNearer && Double.isFinite(seconds) ? OptionalDouble.of(seconds) : OptionalDouble.empty();
    }
}

package dev.plimsoll.soak.load.work;

/**
 * When things are due: the schedule of an open model, computed beforehand and never moved by how they go.
 *
 * @param startNanos when number 0 is due
 * @param perSecond how many are due in a second; above 0
 */
public record Pacer(long startNanos, double perSecond) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Refuses a rate that never comes. */
    public Pacer {
        if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("not a rate: " + perSecond + "/s");
        }
    }

    /** When number {@code k}, counted from 0, is due. */
    public long dueNanos(long k) {
        return startNanos + Math.round(k * NANOS_PER_SECOND / perSecond);
    }

    /** The share of one of {@code lanes} lanes: every {@code lanes}-th, beginning with number {@code lane}. */
    public Pacer share(int lane, int lanes) {
        return new Pacer(dueNanos(lane), perSecond / lanes);
    }
}

package dev.plimsoll.probe.remote.wire;

/**
 * When a server got a question and when it answered, by its own clock.
 *
 * @param received seconds since 1970, with a fraction
 * @param sent the same; not before {@code received}
 */
public record Stamps(double received, double sent) {
    /** Refuses what are no times. */
    public Stamps {
        if (!Double.isFinite(received) || !Double.isFinite(sent) || sent < received) {
            throw new IllegalArgumentException("received at " + received + ", sent at " + sent);
        }
    }
}

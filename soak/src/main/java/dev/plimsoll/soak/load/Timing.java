package dev.plimsoll.soak.load;

import java.time.Duration;

/**
 * How long a lane waits for a gateway.
 *
 * @param openingNanos from the intended moment of a connect to the answered opening
 * @param farewellNanos from our farewell to the gateway's
 * @param finNanos from the gateway's farewell to its FIN; after that we close first
 */
public record Timing(long openingNanos, long farewellNanos, long finNanos) {
    private static final Duration FAREWELL = Duration.ofSeconds(2);
    private static final Duration FIN = Duration.ofSeconds(1);

    /** The usual patience with farewells, and this with openings. */
    public static Timing opening(Duration deadline) {
        return new Timing(deadline.toNanos(), FAREWELL.toNanos(), FIN.toNanos());
    }
}

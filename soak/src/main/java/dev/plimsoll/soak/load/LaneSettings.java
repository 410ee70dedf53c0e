package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.work.Reconnects;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What every lane of a run is made with.
 *
 * @param slots how many connections one lane can hold at once
 * @param outstanding the most messages any phase allows one connection to have in flight
 * @param timing how long to wait for the gateway
 * @param beatNanos the period of heartbeats; empty for none
 * @param reconnect the lane's share of the reconnecting; empty for none
 * @param seed what the lane's randomness comes from
 * @param nanoClock the monotonic clock
 */
record LaneSettings(
        int slots,
        int outstanding,
        Timing timing,
        Optional<Long> beatNanos,
        Optional<Reconnects.Policy> reconnect,
        long seed,
        LongSupplier nanoClock) {

    static Optional<Long> nanos(Optional<Duration> period) {
        return period.map(Duration::toNanos);
    }
}

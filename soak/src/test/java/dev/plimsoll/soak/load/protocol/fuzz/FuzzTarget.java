package dev.plimsoll.soak.load.protocol.fuzz;

import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.random.RandomGenerator;

/**
 * A side to be fuzzed, and what its peer may say.
 *
 * @param name as it stands in a replay: {@code ws-client}
 * @param side makes the side, with two slots, that tells its events to the trace
 * @param head what a peer says first, valid
 * @param talk what a peer may say after that: valid, or with a fault of its own
 * @param largestLentBytes the most that may be lent to one connection
 * @param allocatable the most that may be allocated, in bytes, for a connection that receives this
 */
public record FuzzTarget(
        String name,
        Function<Trace, FuzzedSide> side,
        Supplier<byte[]> head,
        Function<RandomGenerator, byte[]> talk,
        int largestLentBytes,
        ToLongFunction<byte[]> allocatable) {
    @Override
    public String toString() {
        return name;
    }
}

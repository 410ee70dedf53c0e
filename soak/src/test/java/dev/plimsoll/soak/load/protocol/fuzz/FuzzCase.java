package dev.plimsoll.soak.load.protocol.fuzz;

import java.nio.ByteBuffer;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** One case: all of it follows from the target, the seed and the number. */
final class FuzzCase {
    private static final int ARBITRARY_BYTES = 600;
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // the golden ratio: neighbouring numbers differ in all bits

    private final byte[] bytes;
    private final RandomGenerator cuts;
    private final long whims;

    FuzzCase(FuzzTarget target, long seed, long number) {
        cuts = new SplittableRandom(seed ^ ((number + 1) * SPREAD));
        bytes = bytes(target, cuts);
        whims = cuts.nextInt(3) == 0 ? cuts.nextLong() : 0;
    }

    /** What the peer sends. */
    byte[] bytes() {
        return bytes;
    }

    /** Decides where it is cut. */
    RandomGenerator cuts() {
        return cuts;
    }

    /** Decides what the caller does from within events; 0: nothing. */
    long whims() {
        return whims;
    }

    private static byte[] bytes(FuzzTarget target, RandomGenerator random) {
        byte[] talk = target.talk().apply(random);
        if (random.nextInt(64) == 0) {
            return Mutations.swollen(target.head().get(), random);
        }
        return switch (random.nextInt(12)) {
            case 0 -> Mutations.arbitrary(ARBITRARY_BYTES, random);
            case 1 -> joined(target.head().get(), Mutations.arbitrary(ARBITRARY_BYTES, random));
            case 2, 3 -> joined(target.head().get(), talk);
            case 4, 5 -> Mutations.mutated(joined(target.head().get(), talk), talk, random);
            case 6 -> joined(Mutations.mutated(target.head().get(), talk, random), talk);
            default ->
                joined(
                        target.head().get(),
                        Mutations.mutated(talk, target.talk().apply(random), random));
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}

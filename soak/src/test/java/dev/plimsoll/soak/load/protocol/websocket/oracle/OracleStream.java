package dev.plimsoll.soak.load.protocol.websocket.oracle;

import dev.plimsoll.soak.load.protocol.fuzz.Mutations;
import dev.plimsoll.soak.load.protocol.websocket.FrameStreams;
import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A stream of frames to be read by two readers, and where it is cut; both follow from the seed and the number. */
final class OracleStream {
    /** The largest message that both readers accept. */
    static final int LARGEST_BYTES = 66_000;

    private static final long SPREAD = 0x9E3779B97F4A7C15L; // the golden ratio: neighbouring numbers differ in all bits

    private final long number;
    private final Masking masking;
    private final byte[] bytes;
    private final RandomGenerator cuts;

    private OracleStream(long number, Masking masking, byte[] bytes, RandomGenerator cuts) {
        this.number = number;
        this.masking = masking;
        this.bytes = bytes;
        this.cuts = cuts;
    }

    /** Valid, faulty or damaged. */
    static OracleStream any(long seed, long number) {
        RandomGenerator random = random(seed, number);
        Masking masking = masking(number);
        FrameStreams streams = new FrameStreams(masking, LARGEST_BYTES, random);
        byte[] bytes = switch (random.nextInt(10)) {
            case 0, 1, 2 -> streams.valid();
            case 3, 4, 5 -> streams.faulty();
            case 6, 7 -> Mutations.mutated(streams.faulty(), streams.valid(), random);
            default -> Mutations.mutated(streams.valid(), streams.valid(), random);
        };
        return new OracleStream(number, masking, bytes, random);
    }

    /** As our own sides write it. */
    static OracleStream written(long seed, long number) {
        RandomGenerator random = random(seed, number);
        Masking masking = masking(number);
        return new OracleStream(number, masking, OurWriting.bytes(masking, random), random);
    }

    /** Of these bytes. */
    static OracleStream of(Masking masking, byte[] bytes) {
        return new OracleStream(0, masking, bytes, random(0, 0));
    }

    private static Masking masking(long number) {
        return (number & 1) == 0 ? Masking.REQUIRED : Masking.FORBIDDEN;
    }

    private static RandomGenerator random(long seed, long number) {
        return new SplittableRandom(seed ^ ((number + 1) * SPREAD));
    }

    long number() {
        return number;
    }

    /** Of the side that reads it. */
    Masking masking() {
        return masking;
    }

    byte[] bytes() {
        return bytes;
    }

    /** The bytes in pieces, other ones each time. */
    List<byte[]> pieces() {
        List<byte[]> pieces = new ArrayList<>();
        int largest = cuts.nextBoolean() ? Math.max(1, bytes.length) : 1 + cuts.nextInt(64 + bytes.length / 20);
        for (int at = 0; at < bytes.length; ) {
            int end = Math.min(bytes.length, at + 1 + cuts.nextInt(largest));
            pieces.add(Arrays.copyOfRange(bytes, at, end));
            at = end;
        }
        return pieces;
    }

    /** The same stream with so many zero bytes behind it, in one piece. */
    List<byte[]> completed(int zeros) {
        return List.of(Arrays.copyOf(bytes, bytes.length + zeros));
    }
}

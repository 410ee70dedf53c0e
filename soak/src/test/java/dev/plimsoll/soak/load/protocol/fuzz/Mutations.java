package dev.plimsoll.soak.load.protocol.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Changes bytes the way damage and malice do: bits, cuts, repetitions, splices, and numbers that lengths are wrong with. */
public final class Mutations {
    private static final long[] NUMBERS = {
        0,
        1,
        7,
        8,
        125,
        126,
        127,
        128,
        255,
        256,
        0x7FFF,
        0xFFFF,
        65_536,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        1L << 32,
        -1
    };

    private Mutations() {}

    /** One to four changes; {@code donor} gives what is spliced in. The result may be empty. */
    public static byte[] mutated(byte[] bytes, byte[] donor, RandomGenerator random) {
        byte[] now = bytes;
        for (int changes = 1 + random.nextInt(4); changes > 0 && now.length > 0; changes--) {
            now = once(now, donor, random);
        }
        return now;
    }

    /** The bytes with a few thousand others put in at one place: header lines, or one byte again and again. */
    public static byte[] swollen(byte[] bytes, RandomGenerator random) {
        String[] parts = {"a", "a:b\r\n", "\r\n", "\u0000", "\u0082"};
        byte[] part = parts[random.nextInt(parts.length)].repeat(3000).getBytes(StandardCharsets.ISO_8859_1);
        int at = random.nextInt(bytes.length + 1);
        return replaced(bytes, at, at, Arrays.copyOf(part, random.nextInt(part.length)));
    }

    /** Bytes of no origin. */
    public static byte[] arbitrary(int largestBytes, RandomGenerator random) {
        byte[] bytes = new byte[random.nextInt(largestBytes + 1)];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] once(byte[] bytes, byte[] donor, RandomGenerator random) {
        int from = random.nextInt(bytes.length);
        int to = from + random.nextInt(bytes.length - from + 1);
        return switch (random.nextInt(8)) {
            case 0, 1 -> flipped(bytes, from, random);
            case 2 -> replaced(bytes, from, from + 1, new byte[] {(byte) random.nextInt()});
            case 3 -> Arrays.copyOf(bytes, from);
            case 4 -> replaced(bytes, from, to, new byte[0]);
            case 5 -> replaced(bytes, to, to, Arrays.copyOfRange(bytes, from, Math.min(to, from + 200)));
            case 6 -> replaced(bytes, from, from, part(donor, random));
            default -> numbered(bytes, from, random);
        };
    }

    private static byte[] flipped(byte[] bytes, int at, RandomGenerator random) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        return flipped;
    }

    /** Puts a number in 1, 2, 4 or 8 bytes, big-endian, over what stands there. */
    private static byte[] numbered(byte[] bytes, int at, RandomGenerator random) {
        byte[] numbered = bytes.clone();
        long number = NUMBERS[random.nextInt(NUMBERS.length)];
        int width = 1 << random.nextInt(4);
        for (int i = 0; i < width && at + i < numbered.length; i++) {
            numbered[at + i] = (byte) (number >>> (Byte.SIZE * (width - 1 - i)));
        }
        return numbered;
    }

    private static byte[] part(byte[] donor, RandomGenerator random) {
        int from = random.nextInt(donor.length + 1);
        return Arrays.copyOfRange(donor, from, Math.min(donor.length, from + random.nextInt(200)));
    }

    private static byte[] replaced(byte[] bytes, int from, int to, byte[] by) {
        byte[] replaced = Arrays.copyOf(bytes, bytes.length - (to - from) + by.length);
        System.arraycopy(by, 0, replaced, from, by.length);
        System.arraycopy(bytes, to, replaced, from + by.length, bytes.length - to);
        return replaced;
    }
}

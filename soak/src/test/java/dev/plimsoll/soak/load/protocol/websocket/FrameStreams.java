package dev.plimsoll.soak.load.protocol.websocket;

import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** Streams of frames as a peer may send them: messages whole and in parts, controls between them, a farewell; or a fault. */
public final class FrameStreams {
    private static final int TEXT = 0x1;
    private static final int BINARY = 0x2;
    private static final int LAST = 0x80;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int[] SIZES = {0, 1, 2, 7, 8, 9, 16, 63, 124, 125, 126, 127, 128, 300};
    private static final int[] CODES = {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1014, 3000, 4999};

    private final Masking masking;
    private final int largestMessageBytes;
    private final RandomGenerator random;
    private final FrameFaults faults;

    /** Towards the side that reads with {@code masking} and accepts messages of up to {@code largestMessageBytes}. */
    public FrameStreams(Masking masking, int largestMessageBytes, RandomGenerator random) {
        this.masking = masking;
        this.largestMessageBytes = largestMessageBytes;
        this.random = random;
        this.faults = new FrameFaults(masking, largestMessageBytes, random);
    }

    /** A few messages and controls, half of the time with a farewell. */
    public byte[] valid() {
        RawFrames frames = frames();
        items(frames, 1 + random.nextInt(6));
        if (random.nextBoolean()) {
            farewell(frames);
        }
        return frames.bytes();
    }

    /** The same with a fault somewhere in it. */
    public byte[] faulty() {
        RawFrames frames = frames();
        items(frames, random.nextInt(3));
        faults.add(frames);
        items(frames, random.nextInt(3));
        return frames.bytes();
    }

    private RawFrames frames() {
        return masking == Masking.REQUIRED
                ? RawFrames.fromClient(random.nextInt(8) == 0 ? 0 : random.nextInt())
                : RawFrames.fromServer();
    }

    private void items(RawFrames frames, int count) {
        for (int item = 0; item < count; item++) {
            switch (random.nextInt(10)) {
                case 0 -> frames.frame(LAST | TEXT, text(size()));
                case 1 -> parts(frames, TEXT, text(size()));
                case 2, 3 -> parts(frames, BINARY, bytes(size()));
                case 4 -> control(frames);
                default -> frames.frame(LAST | BINARY, bytes(size()));
            }
        }
    }

    /** A message in two to five parts, cut at any byte, with controls between them. */
    private void parts(RawFrames frames, int opcode, byte[] message) {
        int at = random.nextInt(message.length + 1);
        frames.frame(opcode, Arrays.copyOf(message, at));
        for (int parts = random.nextInt(4); parts > 0; parts--) {
            int end = at + random.nextInt(message.length - at + 1);
            frames.frame(0, Arrays.copyOfRange(message, at, end));
            at = end;
            while (random.nextInt(3) == 0) {
                control(frames);
            }
        }
        frames.frame(LAST, Arrays.copyOfRange(message, at, message.length));
    }

    private void control(RawFrames frames) {
        int bytes = random.nextInt(6) == 0 ? 125 : random.nextInt(12);
        frames.frame(random.nextBoolean() ? PING : PONG, bytes(bytes));
    }

    private void farewell(RawFrames frames) {
        if (random.nextInt(4) == 0) {
            frames.zeros(CLOSE, 0);
            return;
        }
        byte[] reason = text(random.nextInt(4) == 0 ? 123 : random.nextInt(20));
        byte[] payload = new byte[2 + reason.length];
        int code = CODES[random.nextInt(CODES.length)];
        payload[0] = (byte) (code >>> 8);
        payload[1] = (byte) code;
        System.arraycopy(reason, 0, payload, 2, reason.length);
        frames.frame(CLOSE, payload);
    }

    /** Mostly small; rarely the largest forms of the length, where they are allowed. */
    private int size() {
        int size = SIZES[random.nextInt(SIZES.length)];
        if (random.nextInt(100) == 0) {
            size = 65_534 + random.nextInt(4);
        } else if (random.nextInt(100) == 0) {
            size = largestMessageBytes - random.nextInt(2);
        }
        return size > largestMessageBytes ? random.nextInt(200) : size;
    }

    private byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        random.nextBytes(bytes);
        return bytes;
    }

    /** UTF-8 of exactly that size, with characters of one to four bytes. */
    private byte[] text(int size) {
        StringBuilder text = new StringBuilder(size);
        int left = size;
        while (left > 0) {
            int point = left >= 4 && random.nextInt(3) == 0 ? character() : 'a' + random.nextInt(26);
            text.appendCodePoint(point);
            left -= Character.toString(point).getBytes(StandardCharsets.UTF_8).length;
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private int character() {
        int[] smallest = {0x0, 0x80, 0x800, 0xE000, 0x1_0000};
        int[] largest = {0x7F, 0x7FF, 0xD7FF, 0xFFFF, 0x10_FFFF};
        int range = random.nextInt(smallest.length);
        return switch (random.nextInt(4)) {
            case 0 -> smallest[range];
            case 1 -> largest[range];
            default -> smallest[range] + random.nextInt(largest[range] - smallest[range] + 1);
        };
    }
}

package dev.plimsoll.soak.load.protocol.websocket;

import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Each way to break RFC 6455 with one frame, or a few. */
final class FrameFaults {
    private static final int[] NOT_UTF8 = {0x80, 0xC0AF, 0xE080AF, 0xEDA080, 0xF4908080, 0xF8, 0xFF, 0xC328, 0xE28261};

    private final Masking masking;
    private final int largestMessageBytes;
    private final RandomGenerator random;
    private final List<Consumer<RawFrames>> all = List.of(
            this::reservedBit,
            this::reservedOpcode,
            this::controlInParts,
            this::longControl,
            this::halfACode,
            this::wrongCode,
            this::reasonNotUtf8,
            this::textNotUtf8,
            this::partNotUtf8,
            this::textEndsWithinACharacter,
            this::continuationOfNothing,
            this::messageWithinAnother,
            this::longerForm,
            this::topBit,
            this::tooLarge,
            this::tooLargeInParts,
            this::wrongMasking);

    FrameFaults(Masking masking, int largestMessageBytes, RandomGenerator random) {
        this.masking = masking;
        this.largestMessageBytes = largestMessageBytes;
        this.random = random;
    }

    /** Adds any one of them. */
    void add(RawFrames frames) {
        all.get(random.nextInt(all.size())).accept(frames);
    }

    private void reservedBit(RawFrames frames) {
        frames.zeros(0x80 | (1 + random.nextInt(7)) << 4 | 0x2, random.nextInt(20));
    }

    private void reservedOpcode(RawFrames frames) {
        int opcode = 3 + random.nextInt(5);
        frames.zeros(0x80 | (random.nextBoolean() ? opcode : opcode + 8), random.nextInt(20));
    }

    private void controlInParts(RawFrames frames) {
        frames.zeros(0x8 + random.nextInt(3), random.nextInt(5));
    }

    private void longControl(RawFrames frames) {
        frames.zeros(0x88 + random.nextInt(3), 126 + random.nextInt(3));
    }

    private void halfACode(RawFrames frames) {
        frames.zeros(0x88, 1);
    }

    private void wrongCode(RawFrames frames) {
        int[] edges = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65_535};
        int code = random.nextBoolean() ? edges[random.nextInt(edges.length)] : random.nextInt(65_536);
        frames.hex(0x88, "%04x".formatted(code));
    }

    private void reasonNotUtf8(RawFrames frames) {
        frames.hex(0x88, "03e861" + notUtf8());
    }

    private void textNotUtf8(RawFrames frames) {
        frames.hex(0x81, "61".repeat(random.nextInt(20)) + notUtf8() + "62".repeat(random.nextInt(20)));
    }

    private void partNotUtf8(RawFrames frames) {
        frames.hex(0x01, "61" + notUtf8()).hex(0x89, "01").hex(0x80, "62");
    }

    private void textEndsWithinACharacter(RawFrames frames) {
        frames.hex(0x01, "f09f").hex(0x00, "98").hex(0x80, "");
    }

    private void continuationOfNothing(RawFrames frames) {
        frames.hex(random.nextBoolean() ? 0x80 : 0x00, "6162");
    }

    private void messageWithinAnother(RawFrames frames) {
        frames.hex(0x01 + random.nextInt(2), "61").hex((random.nextBoolean() ? 0x81 : 0x01) + random.nextInt(2), "62");
    }

    /** A length that fits a shorter form; the payload is there. */
    private void longerForm(RawFrames frames) {
        int form = 126 + random.nextInt(2);
        byte[] payload = new byte[random.nextInt(form == 126 ? 126 : 200)];
        frames.header(0x81 + random.nextInt(2), form, payload.length).payload(payload);
    }

    private void topBit(RawFrames frames) {
        frames.header(0x82, 127, random.nextLong() | Long.MIN_VALUE);
    }

    private void tooLarge(RawFrames frames) {
        long[] lengths = {largestMessageBytes + 1L, 65_536L + largestMessageBytes, 1L << 31, 1L << 32, Long.MAX_VALUE};
        long length = lengths[random.nextInt(lengths.length)];
        frames.header(0x81 + random.nextInt(2), length < 126 ? (int) length : length < 65_536 ? 126 : 127, length);
    }

    private void tooLargeInParts(RawFrames frames) {
        frames.zeros(0x02, largestMessageBytes - random.nextInt(3)).zeros(0x80, 3 + random.nextInt(3));
    }

    private void wrongMasking(RawFrames frames) {
        RawFrames other = masking == Masking.REQUIRED ? RawFrames.fromServer() : RawFrames.fromClient();
        frames.raw(other.hex(0x82, "0102030405060708").bytes());
    }

    private String notUtf8() {
        return Integer.toHexString(NOT_UTF8[random.nextInt(NOT_UTF8.length)]);
    }
}

package dev.plimsoll.soak.load.protocol.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.websocket.RawFrames;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class EverySplitTest {
    private static final int LARGEST_BYTES = 400;

    @Test
    void twoCutsAnywhereAreReadAlikeByBothSides() {
        check(Masking.REQUIRED, script(RawFrames.fromClient()));
        check(Masking.FORBIDDEN, script(RawFrames.fromServer()));
    }

    private static byte[] script(RawFrames frames) {
        return frames.text(0x81, "whole")
                .hex(0x89, "0102030405")
                .text(0x01, "begun \uD83D\uDE00 ")
                .hex(0x8A, "0a0b")
                .text(0x00, "\uD83D\uDE00 goes on ")
                .zeros(0x89, 0)
                .text(0x80, "ends")
                .zeros(0x82, 130)
                .zeros(0x02, 3)
                .zeros(0x80, 0)
                .hex(0x88, "03e9")
                .bytes();
    }

    private static void check(Masking masking, byte[] bytes) {
        List<String> whole = read(masking, bytes, bytes.length, bytes.length);
        assertThat(whole)
                .containsExactly(
                        "text whole",
                        "ping 0102030405",
                        "pong 0a0b",
                        "ping ",
                        "text begun \uD83D\uDE00 \uD83D\uDE00 goes on ends",
                        "binary 130 bytes",
                        "binary 000000",
                        "farewell 1001");
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                assertThat(read(masking, bytes, first, second))
                        .as("cut at %d and %d", first, second)
                        .isEqualTo(whole);
            }
        }
    }

    private static List<String> read(Masking masking, byte[] bytes, int first, int second) {
        FrameLog log = new FrameLog();
        Leftovers leftovers = new Leftovers(1, LARGEST_BYTES + MessageReader.LARGEST_TAIL_BYTES);
        MessageReader reader = new MessageReader(1, LARGEST_BYTES, masking, leftovers, log);
        byte[] copy = bytes.clone(); // a server unmasks in place
        reader.open(0);
        reader.read(0, ByteBuffer.wrap(copy, 0, first), new Wire());
        reader.read(0, ByteBuffer.wrap(copy, first, second - first), new Wire());
        reader.read(0, ByteBuffer.wrap(copy, second, copy.length - second), new Wire());
        return log.lines();
    }
}

package dev.plimsoll.soak.load.protocol.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.websocket.RawFrames;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames cut at every byte, and short conversations at every pair of bytes, are read as if they had come whole. */
class EverySplitTest {
    private static final int LARGEST_BYTES = 70_000;
    private static final int SHORT_BYTES = 80;

    @ParameterizedTest
    @EnumSource
    void twoCutsAnywhereInAConversationChangeNothing(Masking masking) {
        byte[] bytes = frames(masking)
                .text(0x81, "whole")
                .hex(0x89, "0102030405")
                .text(0x01, "begun \uD83D\uDE00 ")
                .hex(0x8A, "0a0b")
                .text(0x00, "\uD83D\uDE00 goes on ")
                .zeros(0x89, 0)
                .text(0x80, "ends")
                .zeros(0x82, 130)
                .zeros(0x02, 3)
                .zeros(0x80, 0)
                .hex(0x88, "03e9 62 79 65 20 e2 82 ac")
                .bytes();
        assertThat(twoCuts(masking, bytes))
                .containsExactly(
                        "text whole",
                        "ping 0102030405",
                        "pong 0a0b",
                        "ping ",
                        "text begun \uD83D\uDE00 \uD83D\uDE00 goes on ends",
                        "binary 130 bytes",
                        "binary 000000",
                        "farewell 1001");
    }

    @ParameterizedTest
    @EnumSource
    void oneCutAnywhereInAnyFormOfTheLengthChangesNothing(Masking masking) {
        byte[] bytes = frames(masking)
                .text(0x81, "\u20AC".repeat(41) + "..")
                .text(0x01, "\u20AC".repeat(42))
                .zeros(0x89, 125)
                .text(0x80, "\u20AC".repeat(43))
                .zeros(0x82, 65_536)
                .hex(0x88, "03e8")
                .bytes();
        assertThat(oneCut(masking, bytes))
                .containsExactly(
                        "text 125 bytes", "ping 125 bytes", "text 255 bytes", "binary 65536 bytes", "farewell 1000");
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.soak.load.protocol.websocket.frame.ConformanceTest#rows")
    void cutsAnywhereInARowOfTheConformanceTablesChangeNothing(ConformanceTest.Row row) {
        for (Masking masking : Masking.values()) {
            byte[] bytes = row.frames().apply(frames(masking)).bytes();
            if (bytes.length < LARGEST_BYTES / 2) {
                List<String> found = bytes.length < SHORT_BYTES ? twoCuts(masking, bytes) : oneCut(masking, bytes);
                assertThat(found).isEqualTo(row.found());
            }
        }
    }

    private static RawFrames frames(Masking masking) {
        return masking == Masking.REQUIRED ? RawFrames.fromClient() : RawFrames.fromServer();
    }

    private static List<String> twoCuts(Masking masking, byte[] bytes) {
        Reading reading = new Reading(masking);
        List<String> whole = reading.of(bytes, 0, 0);
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                reading.check(bytes, first, second, whole);
            }
        }
        return whole;
    }

    private static List<String> oneCut(Masking masking, byte[] bytes) {
        Reading reading = new Reading(masking);
        List<String> whole = reading.of(bytes, 0, 0);
        for (int cut = 0; cut <= bytes.length; cut++) {
            reading.check(bytes, cut, bytes.length, whole);
        }
        return whole;
    }

    /** One reader, opened anew for each conversation: nothing of the last one may show. */
    private static final class Reading {
        private final FrameLog log = new FrameLog();
        private final Leftovers leftovers = new Leftovers(1, LARGEST_BYTES + MessageReader.LARGEST_TAIL_BYTES);
        private final ByteBuffer input = ByteBuffer.allocate(LARGEST_BYTES);
        private final Wire wire = new Wire();
        private final MessageReader reader;

        Reading(Masking masking) {
            reader = new MessageReader(1, LARGEST_BYTES, masking, leftovers, log);
        }

        List<String> of(byte[] bytes, int first, int second) {
            input.put(0, bytes); // again each time, for a server unmasks in place
            log.lines().clear();
            reader.open(0);
            reader.read(0, input.limit(first).position(0), wire);
            reader.read(0, input.limit(second), wire);
            reader.read(0, input.limit(bytes.length), wire);
            input.clear();
            return List.copyOf(log.lines());
        }

        void check(byte[] bytes, int first, int second, List<String> whole) {
            List<String> cut = of(bytes, first, second);
            if (!cut.equals(whole)) {
                assertThat(cut).as("cut at %d and %d", first, second).isEqualTo(whole);
            }
        }
    }
}

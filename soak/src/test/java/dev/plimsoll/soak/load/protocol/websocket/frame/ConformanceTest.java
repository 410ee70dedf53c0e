package dev.plimsoll.soak.load.protocol.websocket.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Loopback;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.websocket.RawFrames;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The families of the Autobahn test suite as tables, each row read whole and in pieces, by both sides. */
class ConformanceTest {
    private static final int LARGEST_BYTES = 70_000;
    private static final int TEXT = 0x81;
    private static final int BINARY = 0x82;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final int PONG = 0x8A;
    private static final int TEXT_BEGINS = 0x01;
    private static final int BINARY_BEGINS = 0x02;
    private static final int GOES_ON = 0x00;
    private static final int ENDS = 0x80;

    /** One row: what is sent and what a reader makes of it. */
    record Row(String claim, UnaryOperator<RawFrames> frames, List<String> found) {
        @Override
        public String toString() {
            return claim;
        }
    }

    private static Row row(String claim, UnaryOperator<RawFrames> frames, String... found) {
        return new Row(claim, frames, List.of(found));
    }

    static Stream<Row> framing() {
        return Stream.of(
                row("an empty text", f -> f.text(TEXT, ""), "text "),
                row("an empty binary message", f -> f.zeros(BINARY, 0), "binary "),
                row("125 bytes", f -> f.zeros(BINARY, 125), "binary 125 bytes"),
                row("126 bytes", f -> f.zeros(BINARY, 126), "binary 126 bytes"),
                row("127 bytes of text", f -> f.text(TEXT, "*".repeat(127)), "text 127 bytes"),
                row("65,535 bytes", f -> f.zeros(BINARY, 65_535), "binary 65535 bytes"),
                row("65,536 bytes", f -> f.zeros(BINARY, 65_536), "binary 65536 bytes"),
                row("two in a row", f -> f.text(TEXT, "a").hex(BINARY, "00ff"), "text a", "binary 00ff"),
                row("1 byte in 2 bytes of length", f -> f.header(BINARY, 126, 1), "broken 1002"),
                row("125 in 2 bytes of length", f -> f.header(BINARY, 126, 125), "broken 1002"),
                row("65,535 in 8 bytes of length", f -> f.header(BINARY, 127, 65_535), "broken 1002"),
                row("a negative length", f -> f.header(BINARY, 127, -1), "broken 1002"));
    }

    static Stream<Row> limits() {
        return Stream.of(
                row("the largest", f -> f.zeros(BINARY, LARGEST_BYTES), "binary 70000 bytes"),
                row("one more", f -> f.header(BINARY, 127, LARGEST_BYTES + 1), "broken 1009"),
                row("2^31", f -> f.header(BINARY, 127, 1L << 31), "broken 1009"),
                row("2^32 + 1", f -> f.header(BINARY, 127, (1L << 32) + 1), "broken 1009"),
                row("2^63 - 1", f -> f.header(TEXT, 127, Long.MAX_VALUE), "broken 1009"),
                row(
                        "the largest in two parts",
                        f -> f.zeros(BINARY_BEGINS, 69_999).zeros(ENDS, 1),
                        "binary 70000 bytes"),
                row("one more in parts", f -> f.zeros(BINARY_BEGINS, 69_999).zeros(ENDS, 2), "broken 1009"));
    }

    static Stream<Row> pingsAndPongs() {
        return Stream.of(
                row("without payload", f -> f.zeros(PING, 0), "ping "),
                row("with text", f -> f.text(PING, "Hello"), "ping 48656c6c6f"),
                row("with bytes", f -> f.hex(PING, "00fffefdfcfb00ff"), "ping 00fffefdfcfb00ff"),
                row("of 125 bytes", f -> f.zeros(PING, 125), "ping 125 bytes"),
                row("of 126 bytes", f -> f.zeros(PING, 126), "broken 1002"),
                row("an unsolicited pong", f -> f.zeros(PONG, 0).hex(PONG, "01"), "pong ", "pong 01"),
                row(
                        "ten",
                        f -> {
                            for (int i = 0; i < 3; i++) {
                                f.hex(PING, "0" + i);
                            }
                            return f;
                        },
                        "ping 00",
                        "ping 01",
                        "ping 02"));
    }

    static Stream<Row> reservedBitsAndOpcodes() {
        Stream<Row> bits = Stream.of(0xC1, 0xA1, 0x91, 0xF1, 0xC2, 0xC9, 0xA8, 0x9A)
                .map(first -> row(
                        "first byte %02x".formatted(first),
                        f -> f.text(TEXT, "a").text(first, "b").text(TEXT, "c"),
                        "text a",
                        "broken 1002"));
        Stream<Row> opcodes = Stream.of(3, 4, 5, 6, 7, 0xB, 0xC, 0xD, 0xE, 0xF)
                .map(opcode -> row(
                        "opcode " + opcode,
                        f -> f.text(TEXT, "a").zeros(0x80 | opcode, 0).zeros(PING, 0),
                        "text a",
                        "broken 1002"));
        return Stream.concat(bits, opcodes);
    }

    static Stream<Row> fragmentation() {
        return Stream.of(
                row("two parts", f -> f.text(TEXT_BEGINS, "ab").text(ENDS, "cd"), "text abcd"),
                row(
                        "a ping in between",
                        f -> f.text(TEXT_BEGINS, "ab").hex(PING, "07").text(ENDS, "cd"),
                        "ping 07",
                        "text abcd"),
                row(
                        "five parts and three controls",
                        f -> f.hex(BINARY_BEGINS, "01")
                                .hex(PING, "aa")
                                .hex(GOES_ON, "0203")
                                .hex(GOES_ON, "04")
                                .hex(PONG, "bb")
                                .zeros(GOES_ON, 0)
                                .zeros(PING, 125)
                                .hex(ENDS, "05"),
                        "ping aa",
                        "pong bb",
                        "ping 125 bytes",
                        "binary 0102030405"),
                row(
                        "empty parts",
                        f -> f.zeros(TEXT_BEGINS, 0).zeros(GOES_ON, 0).zeros(ENDS, 0),
                        "text "),
                row("then a whole one", f -> f.text(1, "a").text(ENDS, "b").text(TEXT, "c"), "text ab", "text c"),
                row("a fragmented ping", f -> f.zeros(0x09, 0), "broken 1002"),
                row("a fragmented pong", f -> f.zeros(0x0A, 3), "broken 1002"),
                row("a fragmented close", f -> f.zeros(0x08, 0), "broken 1002"),
                row("an end without a beginning", f -> f.text(ENDS, "a"), "broken 1002"),
                row("a part without a beginning", f -> f.text(GOES_ON, "a"), "broken 1002"),
                row(
                        "a part after the end",
                        f -> f.text(1, "a").text(ENDS, "b").text(ENDS, "c"),
                        "text ab",
                        "broken 1002"),
                row("a message within another", f -> f.text(TEXT_BEGINS, "a").text(TEXT, "b"), "broken 1002"),
                row("a beginning after another", f -> f.text(1, "a").text(BINARY_BEGINS, "b"), "broken 1002"),
                row("a close in between", f -> f.text(1, "a").hex(CLOSE, "03e8").text(ENDS, "b"), "farewell 1000"));
    }

    static Stream<Row> utf8() {
        Stream<Row> whole = Stream.of(
                        "c0 af",
                        "e0 80 af",
                        "f0 80 80 af",
                        "f8 80 80 80 af",
                        "ed a0 80",
                        "ed bf bf",
                        "f4 90 80 80",
                        "80",
                        "bf",
                        "fe",
                        "ff",
                        "c3",
                        "e2 82",
                        "f0 9f 98",
                        "61 c3 28",
                        "ce ba e1 bd b9 cf ed a0 80")
                .map(bytes -> row("not UTF-8: " + bytes, f -> f.hex(TEXT, bytes), "broken 1007"));
        Stream<Row> parts = Stream.of(
                row(
                        "a text of all lengths",
                        f -> f.text(TEXT, "Hello-µ@ßöäüàá-\uD83D\uDE00!"),
                        "text Hello-µ@ßöäüàá-\uD83D\uDE00!"),
                row("the last code point", f -> f.hex(TEXT, "f4 8f bf bf"), "text \uDBFF\uDFFF"),
                row("non-characters are fine", f -> f.hex(TEXT, "ef bf be"), "text \uFFFE"),
                row(
                        "a character cut by fragments",
                        f -> f.hex(TEXT_BEGINS, "f0 9f")
                                .hex(PING, "01")
                                .hex(GOES_ON, "98")
                                .hex(ENDS, "80"),
                        "ping 01",
                        "text \uD83D\uDE00"),
                row("invalid in the second part", f -> f.hex(1, "c3").hex(ENDS, "28"), "broken 1007"),
                row("found before the end", f -> f.hex(1, "ce ba f4 90").hex(PING, "01"), "broken 1007"),
                row("ends within a character", f -> f.hex(1, "e2").hex(ENDS, "82"), "broken 1007"),
                row("binary may be anything", f -> f.hex(BINARY, "c0 af"), "binary c0af"));
        return Stream.concat(whole, parts);
    }

    static Stream<Row> closing() {
        Stream<Row> valid = Stream.of(
                        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1014, 3000, 3999, 4000, 4999)
                .map(code -> row("code " + code, f -> f.hex(CLOSE, "%04x".formatted(code)), "farewell " + code));
        Stream<Row> invalid = Stream.of(0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535)
                .map(code -> row("code " + code, f -> f.hex(CLOSE, "%04x".formatted(code)), "broken 1002"));
        Stream<Row> others = Stream.of(
                row("without code", f -> f.zeros(CLOSE, 0), "farewell 0"),
                row("half a code", f -> f.hex(CLOSE, "03"), "broken 1002"),
                row("with a reason", f -> f.hex(CLOSE, "03e8 e2 82 ac"), "farewell 1000"),
                row("a reason of 123 bytes", f -> f.hex(CLOSE, "03e8" + "2a".repeat(123)), "farewell 1000"),
                row("a reason that is not UTF-8", f -> f.hex(CLOSE, "03e8 ce ba e1 bd b9 ed a0 80"), "broken 1007"),
                row("of 126 bytes", f -> f.zeros(CLOSE, 126), "broken 1002"),
                row("nothing after it counts", f -> f.hex(CLOSE, "03e8").text(TEXT, "a"), "farewell 1000"));
        return Stream.of(valid, invalid, others).flatMap(rows -> rows);
    }

    static Stream<Row> rows() {
        return Stream.of(
                        framing(),
                        limits(),
                        pingsAndPongs(),
                        reservedBitsAndOpcodes(),
                        fragmentation(),
                        utf8(),
                        closing())
                .flatMap(rows -> rows);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void bothSidesReadItWholeAndInPieces(Row row) {
        byte[] masked = row.frames().apply(RawFrames.fromClient()).bytes();
        byte[] plain = row.frames().apply(RawFrames.fromServer()).bytes();
        int[] sizes = masked.length < 1000 ? new int[] {1, 2, 3, 5, 7, 64, 1000} : new int[] {139, 1447, 4099, 1 << 20};
        for (int size : sizes) {
            assertThat(read(Masking.REQUIRED, masked, size))
                    .as("masked, %d", size)
                    .isEqualTo(row.found());
            assertThat(read(Masking.FORBIDDEN, plain, size))
                    .as("plain, %d", size)
                    .isEqualTo(row.found());
        }
        assertThat(read(Masking.REQUIRED, plain, plain.length)).containsExactly("broken 1002");
        assertThat(read(Masking.FORBIDDEN, masked, masked.length)).containsExactly("broken 1002");
    }

    private static List<String> read(Masking masking, byte[] bytes, int size) {
        FrameLog log = new FrameLog();
        Leftovers leftovers = new Leftovers(1, LARGEST_BYTES + MessageReader.LARGEST_TAIL_BYTES);
        MessageReader reader = new MessageReader(1, LARGEST_BYTES, masking, leftovers, log);
        reader.open(0);
        for (ByteBuffer piece : Loopback.pieces(bytes, size)) {
            reader.read(0, piece, new Wire());
            assertThat(piece.hasRemaining()).isFalse();
        }
        assertThat(leftovers.lentBytes()).isZero();
        return log.lines();
    }
}

package dev.plimsoll.soak.load.protocol;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.protocol.websocket.RawFrames;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Whole conversations, from the first byte of the opening on, cut at every pair of bytes: all are understood alike. */
class EveryCutTest {
    private static final int LARGEST_BYTES = 400;
    private static final RandomGenerator ALWAYS_THE_SAME = () -> 0x0123_4567_89AB_CDEFL;
    private static final Protocol WS =
            new WebSocketProtocol(WebSocketOpening.plain("h", "/"), LARGEST_BYTES, () -> ALWAYS_THE_SAME);
    private static final Payload PAYLOAD = new Payload(LARGEST_BYTES);
    private static final Protocol TCP = new TcpProtocol(LARGEST_BYTES);

    @Test
    void anAnswerAndItsFramesAreHeardAlikeHoweverTheyAreCut() {
        byte[] reply = payload(7, 20);
        byte[] frames = RawFrames.fromServer()
                .frame(0x8A, payload(5, 8))
                .frame(0x02, Arrays.copyOf(reply, 3))
                .hex(0x89, "0102030405")
                .zeros(0x00, 0)
                .zeros(0x8A, 0)
                .frame(0x80, Arrays.copyOfRange(reply, 3, 20))
                .frame(0x82, payload(9, 126))
                .hex(0x88, "03e9 62 79 65 20 e2 82 ac")
                .bytes();
        assertThat(everyPairOfCuts(joined(answer(), frames), pieces -> opening(WS, pieces)))
                .startsWith("established", "beat 5", "answered 7", "answered 9", "ended 1001")
                .hasSize(6);
    }

    @Test
    void aRequestAndItsFramesAreHeardAlikeHoweverTheyAreCut() {
        byte[] frames = RawFrames.fromClient()
                .text(0x81, "hi \u20AC")
                .text(0x01, "be\u00E4")
                .hex(0x89, "0102030405")
                .hex(0x00, "f09f")
                .zeros(0x8A, 0)
                .hex(0x80, "9880")
                .zeros(0x82, 127)
                .hex(0x88, "03e9 62 79 65 20 e2 82 ac")
                .bytes();
        assertThat(everyPairOfCuts(joined(request(), frames), pieces -> answering(WS, pieces)))
                .startsWith(
                        "opening",
                        "message 686920e282ac",
                        "message 6265c3a4f09f9880",
                        "message " + "00".repeat(127),
                        "ended")
                .hasSize(6);
    }

    @Test
    void aRefusalAndAWrongRequestAreHeardAlikeHoweverTheyAreCut() {
        byte[] refusal = "HTTP/1.1 403 Forbidden\r\nServer: x\r\n\r\n{}".getBytes(US_ASCII);
        assertThat(everyPairOfCuts(refusal, pieces -> opening(WS, pieces)))
                .startsWith("failed handshake-rejected: HTTP 403");
        byte[] request = "GET / HTTP/1.1\r\nHost: h\r\nUpgrade: h2c\r\n\r\nmore".getBytes(US_ASCII);
        assertThat(everyPairOfCuts(request, pieces -> answering(WS, pieces)))
                .startsWith("failed: no upgrade to websocket");
    }

    @Test
    void messagesAndBeatsOverTcpAreHeardAlikeByBothSidesHoweverTheyAreCut() {
        byte[] talk = talkOverTcp();
        assertThat(everyPairOfCuts(talk, pieces -> opening(TCP, pieces)))
                .startsWith("established", "answered 1", "beat 2", "answered 3", "answered 4");
        assertThat(everyPairOfCuts(talk, pieces -> answering(TCP, pieces)))
                .hasSize(5)
                .startsWith("opening", "message 0000000000000001");
        byte[] broken = joined(talk, new byte[] {0, 0, 4, 0, 1});
        assertThat(everyPairOfCuts(broken, pieces -> opening(TCP, pieces)))
                .contains("failed protocol-error: a frame of 1024 bytes");
        assertThat(everyPairOfCuts(broken, pieces -> answering(TCP, pieces))).contains("failed: a frame of 1024 bytes");
    }

    @Test
    void aSideThatDependsOnTheCutsIsFound() {
        assertThatThrownBy(() -> everyPairOfCuts(
                        new byte[9], pieces -> List.of("" + pieces.get(1).remaining() / 7)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("cut at 0 and 7");
    }

    /** What was heard of {@code bytes} in one piece, and of every three pieces of them. */
    private static List<String> everyPairOfCuts(byte[] bytes, Function<List<ByteBuffer>, List<String>> listener) {
        List<String> whole = listener.apply(pieces(bytes, 0, 0));
        for (int first = 0; first <= bytes.length; first++) {
            for (int second = first; second <= bytes.length; second++) {
                List<String> cut = listener.apply(pieces(bytes, first, second));
                if (!cut.equals(whole)) {
                    assertThat(cut).as("cut at %d and %d", first, second).isEqualTo(whole);
                }
            }
        }
        return whole;
    }

    private static List<ByteBuffer> pieces(byte[] bytes, int first, int second) {
        byte[] copy = bytes.clone(); // a server unmasks in place
        return List.of(
                ByteBuffer.wrap(copy, 0, first),
                ByteBuffer.wrap(copy, first, second - first),
                ByteBuffer.wrap(copy, second, copy.length - second));
    }

    /** What the opening side understood, and what it wrote behind its opening. */
    private static List<String> opening(Protocol protocol, List<ByteBuffer> pieces) {
        ClientLog log = new ClientLog();
        Wire wire = new Wire();
        ClientSide client = protocol.client(1, log);
        client.open(0, wire);
        wire.drain();
        pieces.forEach(piece -> client.receive(0, piece, wire));
        log.lines().add("wrote " + HexFormat.of().formatHex(wire.drain()));
        return log.lines();
    }

    /** What the answering side understood; what it wrote is the last line. */
    private static List<String> answering(Protocol protocol, List<ByteBuffer> pieces) {
        ServerLog log = new ServerLog();
        Wire wire = new Wire();
        ServerSide server = protocol.server(1, log);
        server.open(0);
        pieces.forEach(piece -> server.receive(0, piece, wire));
        log.lines().add("wrote " + HexFormat.of().formatHex(wire.drain()));
        return log.lines();
    }

    private static byte[] request() {
        Wire wire = new Wire();
        WS.client(1, new ClientLog()).open(0, wire);
        return wire.drain();
    }

    private static byte[] answer() {
        Wire wire = new Wire();
        ServerSide server = WS.server(1, new ServerLog());
        server.open(0);
        server.receive(0, ByteBuffer.wrap(request()), wire);
        return wire.drain();
    }

    /** The probe, message 1, beat 2, messages 3 and 4, as the opening side writes them. */
    private static byte[] talkOverTcp() {
        Wire wire = new Wire();
        ClientSide client = TCP.client(1, new ClientLog());
        client.open(0, wire);
        byte[] probe = wire.drain();
        client.receive(0, ByteBuffer.wrap(probe.clone()), wire);
        client.send(0, 1, 8, wire);
        client.beat(0, 2, wire);
        client.send(0, 3, 33, wire);
        client.send(0, 4, 20, wire);
        return joined(probe, wire.drain());
    }

    private static byte[] payload(long id, int bytes) {
        ByteBuffer payload = ByteBuffer.allocate(bytes);
        PAYLOAD.put(id, bytes, payload);
        return payload.array();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }
}

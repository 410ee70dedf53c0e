package dev.plimsoll.soak.load.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.ClientLog;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TlsProtocolTest {
    private static final int APPLICATION_DATA = 23;

    private final ClientLog log = new ClientLog();

    @ParameterizedTest
    @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
    void eachVersionCarriesMessagesBeatsAndAFarewell(String version) {
        Supplier<SSLEngine> engines = Certificates.of("here", version);
        TlsSides sides = new TlsSides(TlsSides.protocol(TlsSides.ISSUER, TlsSides.HERE, engines), log);
        sides.pump();
        sides.client.send(0, 7, 64, sides.toServer);
        sides.client.send(0, 8, 200_000, sides.toServer);
        sides.client.beat(0, 9, sides.toServer);
        sides.pump();
        assertThat(sides.client.close(0, sides.toServer)).isTrue();
        sides.pump();

        assertThat(log.lines()).containsExactly("established", "answered 7", "answered 8", "beat 9", "ended 1000");
        assertThat(sides.serverLog.lines()).containsExactly("opening", "ended");
        assertThat(sides.client.lentBytes() + sides.server.lentBytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 64, 1_000, 16_389})
    void aHandshakeAndAnEchoInPiecesOfAnySizeAreUnderstood(int pieceBytes) {
        TlsSides sides = new TlsSides(TlsSides.protocol(TlsSides.ISSUER, TlsSides.HERE, TlsSides.ENGINES), log);
        sides.pump(pieceBytes);
        sides.client.send(0, 7, 40_000, sides.toServer);
        sides.pump(pieceBytes);

        assertThat(log.lines()).containsExactly("established", "answered 7");
    }

    @Test
    void recordsCutAtAnyByteAreUnderstoodAlike() {
        int cuts = Integer.MAX_VALUE;
        for (int cut = 0; cut <= cuts; cut++) {
            ClientLog each = new ClientLog();
            TlsSides sides = TlsSides.opened(each);
            byte[] stream = threeRecords(sides);
            cuts = stream.length;
            sides.client.receive(0, ByteBuffer.wrap(stream, 0, cut), sides.toServer);
            sides.client.receive(0, ByteBuffer.wrap(stream, cut, stream.length - cut), sides.toServer);
            assertThat(each.lines()).containsExactly("established", "answered 1", "answered 2", "answered 3");
            assertThat(sides.client.lentBytes()).isZero();
        }
        assertThat(cuts).isGreaterThan(3 * 12);
    }

    @Test
    void whatIsAnsweredInOneReadSharesARecord() {
        TlsSides sides = TlsSides.opened(log);
        for (int id = 0; id < 20; id++) {
            sides.client.send(0, id, 64, sides.toServer);
        }
        byte[] asked = sides.toServer.drain();
        assertThat(records(asked)).hasSize(20);
        sides.server.receive(0, ByteBuffer.wrap(asked), sides.toClient);

        assertThat(records(sides.toClient.drain())).containsExactly(APPLICATION_DATA);
    }

    @Test
    void aPeerThatEndsTlsWithoutAFarewellHasClosedEarly() throws SSLException {
        List<SSLEngine> made = new ArrayList<>();
        TlsSides sides = new TlsSides(TlsSides.protocol(TlsSides.ISSUER, TlsSides.HERE, keeping(made)), log);
        sides.pump();
        ByteBuffer closeNotify = ByteBuffer.allocate(1 << 15);
        made.get(0).closeOutbound();
        made.get(0).wrap(ByteBuffer.allocate(0), closeNotify);
        sides.client.receive(0, closeNotify.flip(), sides.toServer);

        assertThat(log.lines())
                .containsExactly("established", "failed closed-early: the gateway ended TLS (close_notify)");
        assertThat(sides.toServer.bytes()).isPositive(); // our own close_notify
    }

    @Test
    void nothingThatComesAfterTheLastEventIsRead() {
        TlsSides sides = TlsSides.opened(log);
        sides.client.close(0, sides.toServer);
        sides.pump();
        int told = log.lines().size();
        ByteBuffer late = ByteBuffer.wrap("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        sides.client.receive(0, late, sides.toServer);

        assertThat(late.hasRemaining()).isFalse();
        assertThat(log.lines()).hasSize(told);
    }

    @Test
    void aNewHandshakeOnAnOpenConnectionIsRefused() throws SSLException {
        List<SSLEngine> made = new ArrayList<>();
        TlsSides sides = new TlsSides(TlsSides.protocol(TlsSides.ISSUER, TlsSides.HERE, keeping(made)), log);
        sides.pump();
        ByteBuffer helloRequest = ByteBuffer.allocate(1 << 15);
        made.get(0).beginHandshake();
        made.get(0).wrap(ByteBuffer.allocate(0), helloRequest);
        sides.client.receive(0, helloRequest.flip(), sides.toServer);

        assertThat(log.lines()).last().asString().contains("protocol-error", "a new handshake");
    }

    /** Engines of TLS 1.2, each of which is also put into the list. */
    private static Supplier<SSLEngine> keeping(List<SSLEngine> made) {
        Supplier<SSLEngine> engines = Certificates.of("here", "TLSv1.2");
        return () -> {
            SSLEngine engine = engines.get();
            made.add(engine);
            return engine;
        };
    }

    private static byte[] threeRecords(TlsSides sides) {
        for (int id = 1; id <= 3; id++) {
            sides.client.send(0, id, 12, sides.toServer);
            sides.server.receive(0, ByteBuffer.wrap(sides.toServer.drain()), sides.toClient);
        }
        return sides.toClient.drain();
    }

    /** The types of the records in a stream. */
    private static List<Integer> records(byte[] stream) {
        List<Integer> types = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(stream);
        while (bytes.hasRemaining()) {
            types.add((int) bytes.get());
            bytes.position(bytes.position() + 2);
            int length = Short.toUnsignedInt(bytes.getShort());
            bytes.position(bytes.position() + length);
        }
        return types;
    }
}

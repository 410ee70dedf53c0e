package dev.plimsoll.soak.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.RawGateway.Manner;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import dev.plimsoll.soak.load.transport.Tried;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample.Connections;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Each way in which a connection can go wrong, on real sockets, is counted under one kind and once. */
@ParameterizedClass
@EnumSource(Tried.class)
class FailureKindsTest {
    private static final int COUNT = 12;
    private static final Protocol TCP = new TcpProtocol(1 << 16);
    private static final Protocol WEB_SOCKET =
            new WebSocketProtocol(WebSocketOpening.plain("127.0.0.1", "/"), 1 << 16, new SplittableRandom(1)::split);

    private final Tried tried;
    private final OwnProcess before;

    FailureKindsTest(Tried tried) throws IOException {
        this.tried = tried;
        before = OwnProcess.now(tried); // an instance for each test
    }

    @AfterEach
    void nothingIsLeft() {
        before.assertAsBefore();
    }

    @Test
    void anEchoIsEstablished() throws IOException {
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing());
                Rig rig = Rig.against(tried, gateway.address(), TCP)) {
            rig.ramp(COUNT, Duration.ofMillis(20));
            Connections counted = rig.sample().connections();
            assertThat(counted.established()).isEqualTo(COUNT);
            assertThat(counted.failed()).isEmpty();
            assertThat(counted.lost()).isEmpty();
        }
    }

    @Test
    void nobodyThereIsRefused() throws IOException {
        InetSocketAddress closed;
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing())) {
            closed = gateway.address();
        }
        try (Rig rig = Rig.against(tried, closed, TCP)) {
            rig.ramp(COUNT, Duration.ofMillis(20));
            assertFailed(rig, FailureKind.REFUSED);
        }
    }

    @Test
    void silenceTimesOutInTheHandshake() throws IOException {
        failedWith(FailureKind.HANDSHAKE_TIMED_OUT, TCP, (socket, in, out) -> in.skip(Long.MAX_VALUE));
    }

    @Test
    void http403IsRejected() throws IOException {
        failedWith(FailureKind.HANDSHAKE_REJECTED, WEB_SOCKET, (socket, in, out) -> {
            in.readNBytes(16);
            out.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    @Test
    void finBeforeTheOpeningIsAnsweredIsClosedEarly() throws IOException {
        failedWith(FailureKind.CLOSED_EARLY, TCP, (socket, in, out) -> in.readNBytes(20));
    }

    @Test
    void rstBeforeTheOpeningIsAnsweredIsReset() throws IOException {
        failedWith(FailureKind.RESET, TCP, (socket, in, out) -> RawGateway.reset(socket));
    }

    @Test
    void anImpossibleFrameForAnOpeningIsAProtocolError() throws IOException {
        failedWith(FailureKind.PROTOCOL_ERROR, TCP, (socket, in, out) -> {
            in.readNBytes(20);
            out.writeInt(-1);
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    @Test
    void anotherReplyToTheOpeningIsAWrongReply() throws IOException {
        failedWith(FailureKind.WRONG_REPLY, TCP, (socket, in, out) -> {
            in.readNBytes(20);
            out.writeInt(8);
            out.writeLong(7);
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    @Test
    void finOnceEstablishedIsALossClosedEarly() throws IOException {
        lostWith(FailureKind.CLOSED_EARLY, (socket, in, out) -> RawGateway.echo(in, out));
    }

    @Test
    void rstOnceEstablishedIsALossReset() throws IOException {
        lostWith(FailureKind.RESET, (socket, in, out) -> {
            RawGateway.echo(in, out);
            RawGateway.reset(socket);
        });
    }

    @Test
    void anImpossibleFrameOnceEstablishedIsALossProtocolError() throws IOException {
        lostWith(FailureKind.PROTOCOL_ERROR, (socket, in, out) -> {
            RawGateway.echo(in, out);
            out.writeInt(Integer.MIN_VALUE);
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    @Test
    void aReplyToNothingOnceEstablishedIsALossWrongReply() throws IOException {
        lostWith(FailureKind.WRONG_REPLY, (socket, in, out) -> {
            RawGateway.echo(in, out);
            for (int i = 0; i < 5; i++) { // all in one read: still one loss
                out.writeInt(8);
                out.writeLong(i);
            }
            in.transferTo(OutputStream.nullOutputStream());
        });
    }

    private void failedWith(FailureKind kind, Protocol protocol, Manner manner) throws IOException {
        try (RawGateway gateway = RawGateway.open(manner);
                Rig rig = Rig.against(tried, gateway.address(), protocol)) {
            rig.ramp(COUNT, Duration.ofMillis(20));
            assertFailed(rig, kind);
        }
    }

    private static void assertFailed(Rig rig, FailureKind kind) {
        Connections counted = rig.sample().connections();
        assertThat(counted.failed()).isEqualTo(Map.of(kind, (long) COUNT));
        assertThat(counted.attempted()).isEqualTo(COUNT);
        assertThat(counted.established() + counted.closed() + counted.open()).isZero();
        assertThat(counted.lost()).isEmpty();
        assertThat(rig.load.takeFailures()).containsOnlyKeys(kind);
    }

    private void lostWith(FailureKind kind, Manner manner) throws IOException {
        try (RawGateway gateway = RawGateway.open(manner);
                Rig rig = Rig.against(tried, gateway.address(), TCP)) {
            rig.ramp(COUNT, Duration.ofMillis(20));
            await().atMost(Duration.ofSeconds(5)).until(() -> rig.load.open() == 0);
            Connections counted = rig.sample().connections();
            assertThat(counted.lost()).isEqualTo(Map.of(kind, (long) COUNT));
            assertThat(counted.established()).isEqualTo(COUNT);
            assertThat(counted.attempted()).isEqualTo(COUNT);
            assertThat(counted.closed()).isZero();
            assertThat(counted.failed()).isEmpty();
        }
    }
}

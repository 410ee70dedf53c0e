package dev.plimsoll.soak.load.protocol.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.Loopback;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class WebSocketProtocolTest {
    private final Sides sides = Sides.opened();

    @Test
    void messagesBeatsAndFarewellComeBack() {
        ClientLog log = new ClientLog();
        Loopback loopback = new Loopback(Sides.protocol(), log).open();
        for (int bytes : List.of(8, 125, 126, Sides.LARGEST_BYTES)) {
            loopback.client().send(0, bytes, bytes, loopback.toServer());
        }
        loopback.client().beat(0, -9, loopback.toServer());
        loopback.pump();
        assertThat(loopback.client().close(0, loopback.toServer())).isTrue();
        loopback.pump();
        assertThat(log.lines())
                .containsExactly(
                        "established",
                        "answered 8",
                        "answered 125",
                        "answered 126",
                        "answered 1000",
                        "beat -9",
                        "ended 1000");
    }

    @Test
    void aReplyIsOfTheKindOfTheMessageLastReceived() {
        sides.serverReceives(RawFrames.fromClient().text(0x81, "a").bytes());
        sides.server.reply(0, ByteBuffer.wrap(new byte[] {'b'}), sides.fromServer);
        assertThat(sides.fromServer.drain())
                .isEqualTo(RawFrames.fromServer().text(0x81, "b").bytes());
        sides.serverReceives(RawFrames.fromClient().hex(0x82, "01").bytes());
        sides.server.reply(0, ByteBuffer.wrap(new byte[] {2}), sides.fromServer);
        assertThat(sides.fromServer.drain())
                .isEqualTo(RawFrames.fromServer().hex(0x82, "02").bytes());
    }

    @Test
    void aPingIsAnsweredWithItsPayloadByBothSides() {
        sides.serverReceives(RawFrames.fromClient().hex(0x89, "0102").bytes());
        assertThat(sides.fromServer.drain())
                .isEqualTo(RawFrames.fromServer().hex(0x8A, "0102").bytes());
        sides.clientReceives(
                RawFrames.fromServer().hex(0x89, "00000000000000ff").bytes());
        byte[] pong = sides.fromClient.drain();
        assertThat(pong).startsWith(0x8A, 0x88);
        sides.clientReceives(RawFrames.fromServer().hex(0x8A, "0000").bytes());
        assertThat(sides.clientLog.lines()).containsExactly("established");
    }

    @Test
    void noTwoMasksAreTheSame() {
        sides.client.beat(0, 1, sides.fromClient);
        byte[] first = sides.fromClient.drain();
        sides.client.beat(0, 1, sides.fromClient);
        assertThat(sides.fromClient.drain()).hasSameSizeAs(first).isNotEqualTo(first);
    }

    @Test
    void eachFaultIsToldToThePeerWithItsCode() {
        tells(1002, frames -> frames.zeros(0x09, 0));
        tells(1007, frames -> frames.hex(0x81, "ff"));
        tells(1009, frames -> frames.zeros(0x82, Sides.LARGEST_BYTES + 1));
    }

    @Test
    void thePeersFarewellIsAnsweredOnceAndReportedWithItsCode() {
        sides.clientReceives(RawFrames.fromServer().hex(0x88, "03f4").bytes());
        assertThat(sides.clientLog.lines()).endsWith("ended 1012");
        sides.serverReceives(sides.fromClient.drain());
        assertThat(sides.fromServer.drain())
                .isEqualTo(RawFrames.fromServer().hex(0x88, "03f4").bytes());
        assertThat(sides.serverLog.lines()).endsWith("ended");
    }

    @Test
    void aFarewellWithoutCodeIsAnsweredWithoutCode() {
        sides.clientReceives(RawFrames.fromServer().zeros(0x88, 0).bytes());
        assertThat(sides.clientLog.lines()).endsWith("ended 0");
        assertThat(sides.fromClient.drain()).hasSize(6).startsWith(0x88, 0x80);
    }

    @Test
    void ourFarewellIsNotWrittenTwice() {
        assertThat(sides.client.close(0, sides.fromClient)).isTrue();
        assertThat(sides.fromClient.drain()).hasSize(8);
        assertThat(sides.client.close(0, sides.fromClient)).isTrue();
        sides.clientReceives(
                RawFrames.fromServer().hex(0x89, "01").hex(0x88, "03e8").bytes());
        assertThat(sides.fromClient.bytes()).isZero();
        assertThat(sides.clientLog.lines()).endsWith("ended 1000");
        assertThatThrownBy(() -> sides.client.send(0, 1, 8, sides.fromClient))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aServerThatSaidFarewellWritesNothingMore() {
        sides.server.close(0, sides.fromServer);
        assertThat(sides.fromServer.drain())
                .isEqualTo(RawFrames.fromServer().hex(0x88, "03e8").bytes());
        sides.server.reply(0, ByteBuffer.allocate(8), sides.fromServer);
        sides.serverReceives(
                RawFrames.fromClient().hex(0x89, "01").hex(0x88, "03e8").bytes());
        assertThat(sides.fromServer.bytes()).isZero();
        assertThat(sides.serverLog.lines()).endsWith("ended");
    }

    @Test
    void whatIsNotOfOurMakingIsAWrongReply() {
        sides.clientReceives(RawFrames.fromServer().text(0x81, "welcome").bytes());
        assertThat(sides.clientLog.lines()).endsWith("failed wrong-reply: a text message");
        Sides others = Sides.opened();
        others.clientReceives(RawFrames.fromServer().hex(0x82, "01020304050607").bytes());
        assertThat(others.clientLog.lines()).endsWith("failed wrong-reply: a message too short for an id");
    }

    @Test
    void aDamagedReplyIsReported() {
        sides.clientReceives(RawFrames.fromServer().zeros(0x82, 20).bytes());
        assertThat(sides.clientLog.lines()).endsWith("damaged 0");
    }

    @Test
    void anEndlessHeadIsCutOff() {
        Sides fresh = new Sides();
        fresh.clientReceives(("HTTP/1.1 101 x\r\nA: " + "b".repeat(9000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(fresh.clientLog.lines())
                .containsExactly("failed protocol-error: the answer's headers exceed the limit");
        fresh.server.open(0);
        fresh.serverReceives(("GET / HTTP/1.1\r\nA: " + "b".repeat(9000)).getBytes(StandardCharsets.US_ASCII));
        assertThat(new String(fresh.fromServer.drain(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 431 ");
    }

    @Test
    void anotherProtocolIsRecognizedByItsFirstBytes() {
        Sides fresh = new Sides();
        fresh.clientReceives("SSH-2".getBytes(StandardCharsets.US_ASCII));
        assertThat(fresh.clientLog.lines()).containsExactly("failed protocol-error: the answer is not HTTP");
        fresh.server.open(0);
        fresh.serverReceives(new byte[] {0x16, 3, 1});
        assertThat(new String(fresh.fromServer.drain(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 400 ");
        assertThat(fresh.client.lentBytes() + fresh.server.lentBytes()).isZero();
    }

    private static void tells(int code, UnaryOperator<RawFrames> fault) {
        Sides broken = Sides.opened();
        byte[] close = RawFrames.fromServer().hex(0x88, "%04x".formatted(code)).bytes();
        broken.serverReceives(fault.apply(RawFrames.fromClient()).bytes());
        assertThat(broken.fromServer.drain()).isEqualTo(close);
        assertThat(broken.serverLog.lines().get(1)).startsWith("failed");
        broken.clientReceives(fault.apply(RawFrames.fromServer()).bytes());
        assertThat(broken.clientLog.lines().get(1)).startsWith("failed protocol-error");
        Sides reader = Sides.opened();
        reader.serverReceives(broken.fromClient.drain());
        assertThat(reader.fromServer.drain()).isEqualTo(close);
    }
}

package dev.plimsoll.soak.load.protocol.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Loopback;
import dev.plimsoll.soak.load.protocol.ServerLog;
import dev.plimsoll.soak.load.protocol.ServerSide;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TcpProtocolTest {
    private static final int LARGEST_BYTES = 1000;
    private static final TcpProtocol TCP = new TcpProtocol(LARGEST_BYTES);

    private final ClientLog log = new ClientLog();

    @Test
    void messagesAndBeatsComeBack() {
        Loopback loopback = new Loopback(TCP, log).open();
        loopback.client().send(0, 7, 8, loopback.toServer());
        loopback.client().send(0, 8, LARGEST_BYTES, loopback.toServer());
        loopback.client().beat(0, 9, loopback.toServer());
        loopback.pump();
        assertThat(log.lines()).containsExactly("established", "answered 7", "answered 8", "beat 9");
        assertThat(loopback.client().close(0, loopback.toServer())).isFalse();
        assertThat(loopback.toServer().bytes()).isZero();
    }

    @Test
    void aDamagedByteOfThePatternIsReported() {
        Wire wire = opened();
        byte[] sent = script();
        ClientSide client = TCP.client(1, log);
        client.open(0, wire);
        sent[sent.length - 1] ^= 1;
        client.receive(0, ByteBuffer.wrap(sent), wire);
        assertThat(log.lines()).endsWith("answered 3", "damaged 4");
    }

    @Test
    void aDamagedIdOfABeatIsNotAnotherBeat() {
        Wire wire = opened();
        ClientSide client = TCP.client(1, log);
        client.open(0, new Wire());
        client.receive(0, ByteBuffer.wrap(wire.drain()), wire);
        client.beat(0, 5, wire);
        byte[] beat = wire.drain();
        beat[FrameReader.PREFIX_BYTES + 7] ^= 2;
        client.receive(0, ByteBuffer.wrap(beat), wire);
        assertThat(log.lines()).hasSize(2).last().asString().startsWith("damaged");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, LARGEST_BYTES + 1, -1, Integer.MIN_VALUE})
    void aLengthThatCannotBeOursBreaksTheFraming(int length) {
        ByteBuffer prefix = ByteBuffer.allocate(100).putInt(0, length);
        ClientSide client = TCP.client(1, log);
        client.open(0, new Wire());
        client.receive(0, prefix, new Wire());
        assertThat(prefix.hasRemaining()).isFalse();
        assertThat(log.lines())
                .containsExactly("failed protocol-error: a frame of " + Integer.toUnsignedLong(length) + " bytes");
    }

    @Test
    void anAnswerBeforeTheProbeIsAWrongReply() {
        ClientSide client = TCP.client(1, log);
        client.open(0, new Wire());
        byte[] sent = script();
        int probeBytes = FrameReader.PREFIX_BYTES + Reserved.BYTES;
        client.receive(0, ByteBuffer.wrap(sent, probeBytes, sent.length - probeBytes), new Wire());
        assertThat(log.lines()).containsExactly("failed wrong-reply: the answer to the probe is not the probe");
    }

    @Test
    void aRefusedOpeningIsMetWithSilence() {
        ServerSide server = TCP.server(1, new ServerLog() {
            @Override
            public boolean opening(int slot) {
                return false;
            }
        });
        Wire answer = new Wire();
        server.open(0);
        server.receive(0, ByteBuffer.wrap(script()), answer);
        assertThat(answer.bytes()).isZero();
    }

    @Test
    void aSlotReleasedWithinAnEventHearsNothingMore() {
        ClientSide[] client = new ClientSide[1];
        ClientLog releasing = new ClientLog();
        client[0] = TCP.client(1, new ClientEvents() {
            @Override
            public void established(int slot) {
                releasing.established(slot);
                client[0].release(slot);
            }

            @Override
            public void answered(int slot, long id, boolean intact) {
                releasing.answered(slot, id, intact);
            }

            @Override
            public void beatAnswered(int slot, long id) {}

            @Override
            public void ended(int slot, int code) {}

            @Override
            public void failed(int slot, FailureKind kind, String detail) {}
        });
        client[0].open(0, new Wire());
        client[0].receive(0, ByteBuffer.wrap(script()), new Wire());
        assertThat(releasing.lines()).containsExactly("established");
    }

    @Test
    void reservedIdsAndUnopenedSlotsAreOurOwnFault() {
        Loopback loopback = new Loopback(TCP, log).open();
        Wire wire = new Wire();
        for (long id : List.of(-1L, Long.MIN_VALUE, Long.MAX_VALUE)) {
            assertThatThrownBy(() -> loopback.client().send(0, id, 8, wire))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> TCP.client(1, log).send(0, 1, 8, wire)).isInstanceOf(IllegalStateException.class);
    }

    /** Probe, message 1, beat 2, messages 3 and 4, as the opening side writes them. */
    private static byte[] script() {
        Wire wire = opened();
        ClientSide client = TCP.client(1, new ClientLog());
        client.open(0, new Wire());
        client.receive(0, ByteBuffer.wrap(opened().drain()), wire);
        client.send(0, 1, 8, wire);
        client.beat(0, 2, wire);
        client.send(0, 3, 33, wire);
        client.send(0, 4, 20, wire);
        return wire.drain();
    }

    private static Wire opened() {
        Wire wire = new Wire();
        TCP.client(1, new ClientLog()).open(0, wire);
        return wire;
    }
}

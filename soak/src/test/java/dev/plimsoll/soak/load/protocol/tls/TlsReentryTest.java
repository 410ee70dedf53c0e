package dev.plimsoll.soak.load.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What may be called from within an event is. */
class TlsReentryTest {
    private final ClientLog log = new ClientLog();
    private final Acting acting = new Acting();
    private final TlsSides sides = TlsSides.opened(acting);

    @Test
    void aSendAndABeatFromWithinAnAnswerAreCarried() {
        acting.onFirstAnswer = () -> {
            sides.client.send(0, 2, 64, sides.toServer);
            sides.client.beat(0, 3, sides.toServer);
        };
        ask(1);
        assertThat(log.lines()).containsExactly("established", "answered 1", "answered 2", "beat 3");
    }

    @Test
    void aCloseFromWithinAnAnswerIsAFarewell() {
        acting.onFirstAnswer =
                () -> assertThat(sides.client.close(0, sides.toServer)).isTrue();
        ask(1);
        assertThat(log.lines()).containsExactly("established", "answered 1", "ended 1000");
        assertThat(sides.serverLog.lines()).containsExactly("opening", "ended");
    }

    @Test
    void aReleaseFromWithinAnAnswerIsTheEnd() {
        acting.onFirstAnswer = () -> sides.client.release(0);
        sides.client.send(0, 1, 64, sides.toServer);
        sides.client.send(0, 2, 64, sides.toServer);
        sides.pump();
        assertThat(log.lines()).containsExactly("established", "answered 1");
        assertThat(sides.toServer.bytes()).isZero();
    }

    @Test
    void aSendOnAnotherSlotFromWithinAnAnswerGoesItsOwnWay() {
        Wire toOther = new Wire();
        Wire fromOther = new Wire();
        sides.server.open(1);
        sides.client.open(1, toOther);
        for (int turn = 0; turn < 4; turn++) {
            sides.server.receive(1, ByteBuffer.wrap(toOther.drain()), fromOther);
            sides.client.receive(1, ByteBuffer.wrap(fromOther.drain()), toOther);
        }
        acting.onFirstAnswer = () -> {
            sides.client.send(0, 2, 64, sides.toServer);
            sides.client.send(1, 3, 64, toOther);
            sides.client.send(0, 4, 64, sides.toServer);
        };
        ask(1);
        sides.server.receive(1, ByteBuffer.wrap(toOther.drain()), fromOther);
        sides.client.receive(1, ByteBuffer.wrap(fromOther.drain()), toOther);
        assertThat(log.lines())
                .containsExactly("established", "established", "answered 1", "answered 2", "answered 4", "answered 3");
    }

    private void ask(long id) {
        sides.client.send(0, id, 64, sides.toServer);
        sides.pump();
    }

    private final class Acting implements ClientEvents {
        private @Nullable Runnable onFirstAnswer;

        @Override
        public void established(int slot) {
            log.established(slot);
        }

        @Override
        public void answered(int slot, long id, boolean intact) {
            log.answered(slot, id, intact);
            Runnable act = onFirstAnswer;
            onFirstAnswer = null;
            Objects.requireNonNullElse(act, () -> {}).run();
        }

        @Override
        public void beatAnswered(int slot, long id) {
            log.beatAnswered(slot, id);
        }

        @Override
        public void ended(int slot, int code) {
            log.ended(slot, code);
        }

        @Override
        public void failed(int slot, FailureKind kind, String detail) {
            log.failed(slot, kind, detail);
        }
    }
}

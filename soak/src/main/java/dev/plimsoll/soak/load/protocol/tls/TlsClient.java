package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * The opening side: a TLS handshake, then the inner protocol's opening. Its farewell is the inner one's, and close_notify
 * once the peer has answered that, or at once where no answer is expected. A connection that is released or cut before
 * gets none, as the gateway will see it when a real one is cut.
 */
final class TlsClient implements ClientSide, ClientEvents, RecordLayer.Above {
    private final ClientEvents events;
    private final Supplier<SSLEngine> engines;
    private final ClientSide inner;
    private final RecordLayer layer;
    private final boolean[] closing;

    TlsClient(Protocol inner, Supplier<SSLEngine> engines, int slots, ClientEvents events) {
        this.events = events;
        this.engines = engines;
        this.inner = inner.client(slots, this);
        this.layer = new RecordLayer(slots, this);
        this.closing = new boolean[slots];
    }

    @Override
    public void open(int slot, Outbox out) {
        release(slot);
        layer.open(slot, engines.get());
        layer.begin(slot, out);
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        layer.read(slot, in, out);
    }

    @Override
    public void send(int slot, long id, int bytes, Outbox out) {
        int mark = layer.mark();
        inner.send(slot, id, bytes, layer.plain());
        layer.seal(slot, mark, out);
    }

    @Override
    public void beat(int slot, long id, Outbox out) {
        int mark = layer.mark();
        inner.beat(slot, id, layer.plain());
        layer.seal(slot, mark, out);
    }

    @Override
    public boolean close(int slot, Outbox out) {
        boolean answerExpected = false;
        if (layer.isHandshaken(slot)) {
            int mark = layer.mark();
            answerExpected = inner.close(slot, layer.plain());
            layer.seal(slot, mark, out);
            closing[slot] = true;
        }
        if (!answerExpected) {
            layer.farewell(slot, out);
        }
        return answerExpected;
    }

    @Override
    public void release(int slot) {
        inner.release(slot);
        layer.drop(slot);
        closing[slot] = false;
    }

    @Override
    public void handshaken(int slot) {
        inner.open(slot, layer.plain());
    }

    @Override
    public void plaintext(int slot, ByteBuffer plaintext) {
        inner.receive(slot, plaintext, layer.plain());
    }

    @Override
    public void closed(int slot) {
        boolean agreed = closing[slot];
        end(slot);
        if (agreed) {
            events.ended(slot, 0);
        } else {
            events.failed(slot, FailureKind.CLOSED_EARLY, "the gateway ended TLS (close_notify)");
        }
    }

    @Override
    public void broken(int slot, Breach breach) {
        release(slot);
        events.failed(slot, breach.kind(), breach.detail());
    }

    @Override
    public void established(int slot) {
        events.established(slot);
    }

    @Override
    public void answered(int slot, long id, boolean intact) {
        events.answered(slot, id, intact);
    }

    @Override
    public void beatAnswered(int slot, long id) {
        events.beatAnswered(slot, id);
    }

    @Override
    public void ended(int slot, int code) {
        end(slot);
        events.ended(slot, code);
    }

    @Override
    public void failed(int slot, FailureKind kind, String detail) {
        end(slot);
        events.failed(slot, kind, detail);
    }

    /** The capacity of all borrowed buffers for records that are not whole, in bytes. */
    long lentBytes() {
        return layer.lentBytes();
    }

    /** Says what the inner protocol had to say last, and close_notify. */
    private void end(int slot) {
        layer.farewell(slot);
        release(slot);
    }
}

package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import java.nio.ByteBuffer;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/** The answering side: shows a certificate, and asks for none. */
final class TlsServer implements ServerSide, ServerEvents, RecordLayer.Above {
    private final ServerEvents events;
    private final Supplier<SSLEngine> engines;
    private final ServerSide inner;
    private final RecordLayer layer;

    TlsServer(Protocol inner, Supplier<SSLEngine> engines, int slots, ServerEvents events) {
        this.events = events;
        this.engines = engines;
        this.inner = inner.server(slots, this);
        this.layer = new RecordLayer(slots, this);
    }

    @Override
    public void open(int slot) {
        release(slot);
        layer.open(slot, engines.get());
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        layer.read(slot, in, out);
    }

    @Override
    public void reply(int slot, ByteBuffer payload, Outbox out) {
        int mark = layer.mark();
        inner.reply(slot, payload, layer.plain());
        layer.seal(slot, mark, out);
    }

    /** {@inheritDoc} Then close_notify: nothing more will be written, and what comes is still read. */
    @Override
    public void close(int slot, Outbox out) {
        if (layer.isHandshaken(slot)) {
            int mark = layer.mark();
            inner.close(slot, layer.plain());
            layer.seal(slot, mark, out);
        }
        layer.farewell(slot, out);
    }

    @Override
    public void release(int slot) {
        inner.release(slot);
        layer.drop(slot);
    }

    @Override
    public void handshaken(int slot) {
        inner.open(slot);
    }

    @Override
    public void plaintext(int slot, ByteBuffer plaintext) {
        inner.receive(slot, plaintext, layer.plain());
    }

    @Override
    public void closed(int slot) {
        end(slot);
        events.ended(slot);
    }

    @Override
    public void broken(int slot, Breach breach) {
        release(slot);
        events.failed(slot, breach.detail());
    }

    @Override
    public boolean opening(int slot) {
        return events.opening(slot);
    }

    @Override
    public void message(int slot, ByteBuffer payload) {
        events.message(slot, payload);
    }

    @Override
    public void ended(int slot) {
        end(slot);
        events.ended(slot);
    }

    @Override
    public void failed(int slot, String detail) {
        end(slot);
        events.failed(slot, detail);
    }

    /** The capacity of all borrowed buffers for records that are not whole, in bytes. */
    long lentBytes() {
        return layer.lentBytes();
    }

    private void end(int slot) {
        layer.farewell(slot);
        release(slot);
    }
}

package dev.plimsoll.soak.load.protocol.websocket;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import dev.plimsoll.soak.load.protocol.websocket.frame.CloseCode;
import dev.plimsoll.soak.load.protocol.websocket.frame.FrameEvents;
import dev.plimsoll.soak.load.protocol.websocket.frame.FrameWriter;
import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import dev.plimsoll.soak.load.protocol.websocket.frame.MessageReader;
import dev.plimsoll.soak.load.protocol.websocket.frame.Opcode;
import dev.plimsoll.soak.load.protocol.websocket.handshake.AnsweringHandshake;
import dev.plimsoll.soak.load.protocol.websocket.handshake.HeadReader;
import java.nio.ByteBuffer;

/** The answering side: grants upgrades, answers pings and farewells, and hands messages to the caller. */
final class WebSocketServer implements ServerSide, FrameEvents {
    private final ServerEvents events;
    private final Leftovers leftovers;
    private final AnsweringHandshake handshake;
    private final HeadReader heads;
    private final MessageReader messages;
    private final byte[] phase;
    private final byte[] kind; // the opcode of the message last received

    WebSocketServer(WebSocketProtocol protocol, int slots, ServerEvents events) {
        this.events = events;
        this.leftovers = protocol.leftovers(slots);
        this.handshake = new AnsweringHandshake(protocol.opening().subprotocol());
        this.heads = new HeadReader(AnsweringHandshake.REQUEST_BEGINS, leftovers);
        this.messages = new MessageReader(slots, protocol.largestMessageBytes(), Masking.REQUIRED, leftovers, this);
        this.phase = new byte[slots];
        this.kind = new byte[slots];
    }

    @Override
    public void open(int slot) {
        release(slot);
        phase[slot] = Phase.OPENING;
        kind[slot] = Opcode.BINARY;
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        if (phase[slot] == Phase.OPENING) {
            head(slot, in, out);
        }
        messages.read(slot, in, out);
    }

    /** {@inheritDoc} After a farewell, on either side, nothing is written (RFC 6455 §5.5.1). */
    @Override
    public void reply(int slot, ByteBuffer payload, Outbox out) {
        if (phase[slot] == Phase.OPEN) {
            write(kind[slot], payload, out);
        }
    }

    @Override
    public void close(int slot, Outbox out) {
        if (phase[slot] == Phase.OPEN) {
            phase[slot] = Phase.CLOSING;
            writeClose(CloseCode.NORMAL, out);
        }
    }

    @Override
    public void release(int slot) {
        phase[slot] = Phase.OVER;
        messages.stop(slot);
    }

    @Override
    public void message(int slot, int opcode, ByteBuffer message, Outbox out) {
        kind[slot] = (byte) opcode;
        events.message(slot, message);
    }

    @Override
    public void ping(int slot, ByteBuffer ping, Outbox out) {
        if (phase[slot] == Phase.OPEN) {
            write(Opcode.PONG, ping, out);
        }
    }

    @Override
    public void pong(int slot, ByteBuffer pong) {
        // Nothing was asked: an unsolicited pong needs no answer (RFC 6455 §5.5.3).
    }

    @Override
    public void farewell(int slot, int code, Outbox out) {
        end(slot, code, out);
        events.ended(slot);
    }

    @Override
    public void broken(int slot, int closeCode, String detail, Outbox out) {
        end(slot, closeCode, out);
        events.failed(slot, detail);
    }

    /** The capacity of all borrowed input buffers, in bytes. */
    long lentBytes() {
        return leftovers.lentBytes();
    }

    private void head(int slot, ByteBuffer in, Outbox out) {
        switch (heads.read(slot, in)) {
            case WHOLE -> request(slot, handshake.check(heads.text()), out);
            case TOO_LONG -> request(slot, AnsweringHandshake.tooLong(), out);
            case FOREIGN -> request(slot, AnsweringHandshake.foreign(), out);
            case PARTIAL -> in.position(in.limit());
        }
    }

    private void request(int slot, AnsweringHandshake.Request request, Outbox out) {
        if (request instanceof AnsweringHandshake.Wrong wrong) {
            release(slot);
            handshake.refuse(wrong, out);
            events.failed(slot, wrong.detail());
        } else if (request instanceof AnsweringHandshake.Upgrade upgrade) {
            if (events.opening(slot) && phase[slot] == Phase.OPENING) { // whoever was asked may have released it
                phase[slot] = Phase.OPEN;
                messages.open(slot);
                handshake.accept(upgrade, out);
            } else {
                release(slot);
            }
        }
    }

    /** Ends the slot, with a close frame unless one was sent before. */
    private void end(int slot, int closeCode, Outbox out) {
        if (phase[slot] == Phase.OPEN) {
            writeClose(closeCode, out);
        }
        release(slot);
    }

    private static void writeClose(int code, Outbox out) {
        int bytes = code == CloseCode.NONE ? 0 : Short.BYTES;
        ByteBuffer target = out.claim(FrameWriter.LARGEST_HEADER_BYTES + bytes);
        FrameWriter.putHeader(target, Opcode.CLOSE, bytes);
        if (bytes > 0) {
            target.putShort((short) code);
        }
        out.commit();
    }

    private static void write(int opcode, ByteBuffer payload, Outbox out) {
        ByteBuffer target = out.claim(FrameWriter.LARGEST_HEADER_BYTES + payload.remaining());
        FrameWriter.putHeader(target, opcode, payload.remaining());
        target.put(payload);
        out.commit();
    }
}

package dev.plimsoll.soak.load.protocol.websocket;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Payload;
import dev.plimsoll.soak.load.protocol.websocket.frame.CloseCode;
import dev.plimsoll.soak.load.protocol.websocket.frame.FrameEvents;
import dev.plimsoll.soak.load.protocol.websocket.frame.FrameWriter;
import dev.plimsoll.soak.load.protocol.websocket.frame.Mask;
import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import dev.plimsoll.soak.load.protocol.websocket.frame.MessageReader;
import dev.plimsoll.soak.load.protocol.websocket.frame.Opcode;
import dev.plimsoll.soak.load.protocol.websocket.handshake.HeadReader;
import dev.plimsoll.soak.load.protocol.websocket.handshake.OpeningHandshake;
import dev.plimsoll.soak.load.protocol.websocket.handshake.Refusal;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The opening side: asks for the upgrade, masks what it sends, and accepts binary messages of our own making only. */
final class WebSocketClient implements ClientSide, FrameEvents {
    private final Payload payload;
    private final int largestMessageBytes;
    private final ClientEvents events;
    private final RandomGenerator random;
    private final Leftovers leftovers;
    private final OpeningHandshake handshake;
    private final HeadReader heads;
    private final MessageReader messages;
    private final byte[] phase;
    private final long[] nonce;

    WebSocketClient(WebSocketProtocol protocol, int slots, ClientEvents events) {
        this.payload = protocol.payload();
        this.largestMessageBytes = protocol.largestMessageBytes();
        this.events = events;
        this.random = protocol.random();
        this.leftovers = protocol.leftovers(slots);
        this.handshake = new OpeningHandshake(protocol.opening());
        this.heads = new HeadReader(OpeningHandshake.ANSWER_BEGINS, leftovers);
        this.messages = new MessageReader(slots, largestMessageBytes, Masking.FORBIDDEN, leftovers, this);
        this.phase = new byte[slots];
        this.nonce = new long[slots];
    }

    @Override
    public void open(int slot, Outbox out) {
        release(slot);
        phase[slot] = Phase.OPENING;
        nonce[slot] = random.nextLong();
        handshake.request(nonce[slot], out);
    }

    @Override
    public void receive(int slot, ByteBuffer in, Outbox out) {
        if (phase[slot] == Phase.OPENING) {
            head(slot, in);
        }
        messages.read(slot, in, out);
    }

    @Override
    public void send(int slot, long id, int bytes, Outbox out) {
        if (bytes < Payload.ID_BYTES || bytes > largestMessageBytes) {
            throw new IllegalArgumentException("a message of " + bytes + " bytes");
        }
        requireOpen(slot);
        write(Opcode.BINARY, id, bytes, out);
    }

    @Override
    public void beat(int slot, long id, Outbox out) {
        requireOpen(slot);
        write(Opcode.PING, id, Payload.ID_BYTES, out);
    }

    @Override
    public boolean close(int slot, Outbox out) {
        if (phase[slot] != Phase.OPEN) {
            return phase[slot] == Phase.CLOSING;
        }
        phase[slot] = Phase.CLOSING;
        writeClose(CloseCode.NORMAL, out);
        return true;
    }

    @Override
    public void release(int slot) {
        phase[slot] = Phase.OVER;
        messages.stop(slot);
    }

    @Override
    public void message(int slot, int opcode, ByteBuffer message, Outbox out) {
        if (opcode != Opcode.BINARY || message.remaining() < Payload.ID_BYTES) {
            String what = opcode == Opcode.TEXT ? "a text message" : "a message too short for an id";
            end(slot, CloseCode.UNSUPPORTED, out);
            events.failed(slot, FailureKind.WRONG_REPLY, what);
        } else {
            events.answered(slot, Payload.id(message), payload.intact(message));
        }
    }

    @Override
    public void ping(int slot, ByteBuffer ping, Outbox out) {
        if (phase[slot] == Phase.OPEN) {
            int bytes = ping.remaining();
            int mask = random.nextInt();
            ByteBuffer target = out.claim(FrameWriter.LARGEST_HEADER_BYTES + bytes);
            FrameWriter.putMaskedHeader(target, Opcode.PONG, bytes, mask);
            int begin = target.position();
            target.put(ping);
            Mask.apply(target, begin, begin + bytes, mask);
            out.commit();
        }
    }

    @Override
    public void pong(int slot, ByteBuffer pong) {
        if (pong.remaining() == Payload.ID_BYTES) {
            events.beatAnswered(slot, Payload.id(pong));
        }
    }

    @Override
    public void farewell(int slot, int code, Outbox out) {
        end(slot, code, out);
        events.ended(slot, code);
    }

    @Override
    public void broken(int slot, int closeCode, String detail, Outbox out) {
        end(slot, closeCode, out);
        events.failed(slot, FailureKind.PROTOCOL_ERROR, detail);
    }

    /** The capacity of all borrowed input buffers, in bytes. */
    long lentBytes() {
        return leftovers.lentBytes();
    }

    private void head(int slot, ByteBuffer in) {
        switch (heads.read(slot, in)) {
            case WHOLE -> answer(slot);
            case TOO_LONG -> refuse(slot, Refusal.malformed("the answer's headers exceed the limit"));
            case FOREIGN -> refuse(slot, Refusal.malformed("the answer is not HTTP"));
            case PARTIAL -> in.position(in.limit());
        }
    }

    private void answer(int slot) {
        Optional<Refusal> refusal = handshake.refusal(nonce[slot], heads);
        if (refusal.isPresent()) {
            refuse(slot, refusal.get());
        } else {
            phase[slot] = Phase.OPEN;
            messages.open(slot);
            events.established(slot);
        }
    }

    private void refuse(int slot, Refusal refusal) {
        release(slot);
        events.failed(slot, refusal.kind(), refusal.detail());
    }

    /** Ends the slot, with a close frame unless one was sent before. */
    private void end(int slot, int closeCode, Outbox out) {
        if (phase[slot] == Phase.OPEN) {
            writeClose(closeCode, out);
        }
        release(slot);
    }

    private void writeClose(int code, Outbox out) {
        int bytes = code == CloseCode.NONE ? 0 : Short.BYTES;
        int mask = random.nextInt();
        ByteBuffer target = out.claim(FrameWriter.LARGEST_HEADER_BYTES + bytes);
        FrameWriter.putMaskedHeader(target, Opcode.CLOSE, bytes, mask);
        if (bytes > 0) {
            target.putShort((short) (code ^ (mask >>> Short.SIZE)));
        }
        out.commit();
    }

    private void write(int opcode, long id, int bytes, Outbox out) {
        int mask = random.nextInt();
        ByteBuffer target = out.claim(FrameWriter.LARGEST_HEADER_BYTES + bytes);
        FrameWriter.putMaskedHeader(target, opcode, bytes, mask);
        int begin = target.position();
        payload.put(id, bytes, target);
        Mask.apply(target, begin, begin + bytes, mask);
        out.commit();
    }

    private void requireOpen(int slot) {
        if (phase[slot] != Phase.OPEN) {
            throw new IllegalStateException("slot " + slot + " is not open");
        }
    }
}

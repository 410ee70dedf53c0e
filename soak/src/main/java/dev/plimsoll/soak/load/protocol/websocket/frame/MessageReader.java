package dev.plimsoll.soak.load.protocol.websocket.frame;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;

/**
 * Turns a stream of bytes into messages and control frames, for the connections of one event loop.
 *
 * <p>A message in one frame that arrived whole is handed on straight from the input. Anything else is gathered in one
 * borrowed buffer: first the unmasked payload of the message so far, behind it the <em>tail</em>, which is a header or
 * a control frame that is cut off. A tail is joined with what follows in a scratch buffer; the bytes too many that were
 * copied there are read again from the input.
 */
public final class MessageReader {
    /** The most that is kept beyond the largest message: a header and a control frame's payload. */
    public static final int LARGEST_TAIL_BYTES = FrameHeader.LARGEST_BYTES + FrameHeader.LARGEST_CONTROL_BYTES;

    private final int largestMessageBytes;
    private final FrameEvents events;
    private final Leftovers leftovers;
    private final FrameHeader header;
    private final Assembly assembly;
    private final ByteBuffer scratch = ByteBuffer.allocate(LARGEST_TAIL_BYTES);
    private final boolean[] reading;

    /** For {@code slots} connections; {@code leftovers} must hold a message and a tail. */
    public MessageReader(int slots, int largestMessageBytes, Masking masking, Leftovers leftovers, FrameEvents events) {
        this.largestMessageBytes = largestMessageBytes;
        this.events = events;
        this.leftovers = leftovers;
        this.header = new FrameHeader(masking);
        this.assembly = new Assembly(slots);
        this.reading = new boolean[slots];
    }

    /** Begins before the first frame. */
    public void open(int slot) {
        stop(slot);
        reading[slot] = true;
    }

    /** Forgets the slot and gives back what it borrowed; may be called from within an event. */
    public void stop(int slot) {
        reading[slot] = false;
        assembly.forget(slot);
        leftovers.truncate(slot, 0);
    }

    /** Reads {@code in} to its limit; after the last event of a slot, whatever it holds is dropped. */
    public void read(int slot, ByteBuffer in, Outbox out) {
        boolean more = true;
        while (more && reading[slot]) {
            if (assembly.inFrame(slot)) {
                more = gather(slot, in, out);
            } else if (leftovers.keptBytes(slot) > assembly.gatheredBytes(slot)) {
                more = join(slot, in, out);
            } else {
                more = frame(slot, in, out);
                if (!more) {
                    leftovers.keep(slot, in, in.remaining());
                }
            }
        }
        in.position(in.limit());
    }

    /** Reads a control frame, a message in one frame, or a data frame's header; false if it is cut off. */
    private boolean frame(int slot, ByteBuffer window, Outbox out) {
        FrameHeader.Outcome outcome = header.read(window);
        if (outcome == FrameHeader.Outcome.PARTIAL) {
            return false;
        }
        if (outcome == FrameHeader.Outcome.BROKEN) {
            fail(slot, CloseCode.PROTOCOL_ERROR, header.fault(), out);
            return true;
        }
        boolean control = Opcode.isControl(header.opcode());
        boolean whole = window.remaining() - header.headerBytes() >= header.payloadBytes();
        if (control && !whole) {
            return false;
        }
        if (!control && !fits(slot, out)) {
            return true;
        }
        window.position(window.position() + header.headerBytes());
        if (control || (whole && header.last() && !assembly.isBegun(slot))) {
            payload(slot, window, out);
        } else {
            assembly.beginFrame(slot, header);
        }
        return true;
    }

    private boolean fits(int slot, Outbox out) {
        boolean continues = header.opcode() == Opcode.CONTINUATION;
        if (continues != assembly.isBegun(slot)) {
            String fault = continues ? "a continuation of nothing" : "a new message within another";
            fail(slot, CloseCode.PROTOCOL_ERROR, fault, out);
            return false;
        }
        if (header.payloadBytes() > largestMessageBytes - assembly.gatheredBytes(slot)) {
            fail(slot, CloseCode.TOO_LARGE, "a message of more than " + largestMessageBytes + " bytes", out);
            return false;
        }
        return true;
    }

    /** Hands on the payload that begins at the position of {@code window} and moves behind it. */
    private void payload(int slot, ByteBuffer window, Outbox out) {
        int begin = window.position();
        int end = begin + (int) header.payloadBytes();
        int limit = window.limit();
        if (header.mask() != 0) {
            Mask.apply(window, begin, end, header.mask());
        }
        window.limit(end);
        int opcode = header.opcode();
        if (Opcode.isControl(opcode)) {
            control(slot, opcode, window, out);
        } else if (opcode == Opcode.TEXT && Utf8.check(Utf8.BOUNDARY, window, begin, end) != Utf8.BOUNDARY) {
            fail(slot, CloseCode.NOT_UTF8, "a text that is not UTF-8", out);
        } else {
            events.message(slot, opcode, window, out);
        }
        window.limit(limit).position(end);
    }

    private void control(int slot, int opcode, ByteBuffer payload, Outbox out) {
        if (opcode == Opcode.PING) {
            events.ping(slot, payload, out);
        } else if (opcode == Opcode.PONG) {
            events.pong(slot, payload);
        } else {
            farewell(slot, payload, out);
        }
    }

    private void farewell(int slot, ByteBuffer payload, Outbox out) {
        int begin = payload.position();
        int bytes = payload.remaining();
        int code = bytes < 2 ? CloseCode.NONE : payload.getShort(begin) & 0xFFFF;
        if (bytes == 1) {
            fail(slot, CloseCode.PROTOCOL_ERROR, "a close frame with half a code", out);
        } else if (bytes > 0 && !CloseCode.mayTravel(code)) {
            fail(slot, CloseCode.PROTOCOL_ERROR, "a close frame with the code " + code, out);
        } else if (bytes > 0 && Utf8.check(Utf8.BOUNDARY, payload, begin + 2, begin + bytes) != Utf8.BOUNDARY) {
            fail(slot, CloseCode.NOT_UTF8, "a close reason that is not UTF-8", out);
        } else {
            stop(slot);
            events.farewell(slot, code, out);
        }
    }

    /** Joins the tail with what came in; false if it still is cut off. */
    private boolean join(int slot, ByteBuffer in, Outbox out) {
        int gathered = assembly.gatheredBytes(slot);
        int tail = leftovers.keptBytes(slot) - gathered;
        int added = Math.min(in.remaining(), LARGEST_TAIL_BYTES - tail);
        scratch.clear().limit(tail + added);
        scratch.put(0, leftovers.kept(slot), gathered, tail);
        scratch.put(tail, in, in.position(), added);
        leftovers.truncate(slot, gathered);
        if (!frame(slot, scratch, out)) {
            leftovers.keep(slot, scratch, tail + added);
            in.position(in.position() + added);
            return false;
        }
        if (reading[slot]) {
            in.position(in.position() + added - scratch.remaining());
        }
        return true;
    }

    /** Takes what {@code in} has of the data frame being read; false if that is not all. */
    private boolean gather(int slot, ByteBuffer in, Outbox out) {
        int bytes = Math.min(in.remaining(), assembly.missingBytes(slot));
        int begin = assembly.gatheredBytes(slot);
        leftovers.keep(slot, in, bytes);
        ByteBuffer buffer = leftovers.kept(slot);
        if (assembly.mask(slot) != 0) {
            Mask.apply(buffer, begin, begin + bytes, assembly.mask(slot));
        }
        assembly.advance(slot, bytes);
        if (assembly.opcode(slot) == Opcode.TEXT) {
            assembly.reached(slot, Utf8.check(assembly.utf8(slot), buffer, begin, begin + bytes));
        }
        boolean ended = assembly.missingBytes(slot) == 0;
        boolean last = ended && assembly.isLast(slot);
        if (assembly.utf8(slot) == Utf8.INVALID || (last && assembly.utf8(slot) != Utf8.BOUNDARY)) {
            fail(slot, CloseCode.NOT_UTF8, "a text that is not UTF-8", out);
        } else if (last) {
            deliver(slot, out);
        } else if (ended) {
            assembly.endFrame(slot);
        }
        return ended;
    }

    private void deliver(int slot, Outbox out) {
        int opcode = assembly.opcode(slot);
        ByteBuffer message = leftovers.take(slot);
        assembly.forget(slot);
        events.message(slot, opcode, message, out);
        leftovers.giveBack(message);
    }

    private void fail(int slot, int closeCode, String detail, Outbox out) {
        stop(slot);
        events.broken(slot, closeCode, detail, out);
    }
}

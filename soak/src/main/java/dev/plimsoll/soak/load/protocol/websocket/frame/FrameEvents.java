package dev.plimsoll.soak.load.protocol.websocket.frame;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;

/** What a {@link MessageReader} finds. Payloads are unmasked, lie between position and limit, and are valid during the call. */
public interface FrameEvents {
    /** A whole message; {@code opcode} is {@link Opcode#TEXT} (then it is valid UTF-8) or {@link Opcode#BINARY}. */
    void message(int slot, int opcode, ByteBuffer payload, Outbox out);

    /** A ping of up to 125 bytes, to be answered with a pong. */
    void ping(int slot, ByteBuffer payload, Outbox out);

    /** A pong of up to 125 bytes. */
    void pong(int slot, ByteBuffer payload);

    /** The peer's close frame; {@code code} may be {@link CloseCode#NONE}. The slot is no longer read. */
    void farewell(int slot, int code, Outbox out);

    /** The peer broke the protocol; {@code closeCode} is what to tell it. The slot is no longer read. */
    void broken(int slot, int closeCode, String detail, Outbox out);
}

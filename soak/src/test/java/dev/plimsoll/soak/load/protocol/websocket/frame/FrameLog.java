package dev.plimsoll.soak.load.protocol.websocket.frame;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down what a reader found: texts as text, other payloads in hex, long ones as their size. */
final class FrameLog implements FrameEvents {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void message(int slot, int opcode, ByteBuffer payload, Outbox out) {
        lines.add((opcode == Opcode.TEXT ? "text " : "binary ") + show(opcode, payload));
    }

    @Override
    public void ping(int slot, ByteBuffer payload, Outbox out) {
        lines.add("ping " + show(Opcode.PING, payload));
    }

    @Override
    public void pong(int slot, ByteBuffer payload) {
        lines.add("pong " + show(Opcode.PONG, payload));
    }

    @Override
    public void farewell(int slot, int code, Outbox out) {
        lines.add("farewell " + code);
    }

    @Override
    public void broken(int slot, int closeCode, String detail, Outbox out) {
        lines.add("broken " + closeCode);
    }

    List<String> lines() {
        return lines;
    }

    private static String show(int opcode, ByteBuffer payload) {
        if (payload.remaining() > 40) {
            return payload.remaining() + " bytes";
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        return opcode == Opcode.TEXT
                ? new String(bytes, StandardCharsets.UTF_8)
                : HexFormat.of().formatHex(bytes);
    }
}

package dev.plimsoll.soak.load.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Writes down what the answering side understood. */
public class ServerLog implements ServerEvents {
    private final List<String> lines = new ArrayList<>();

    @Override
    public boolean opening(int slot) {
        lines.add("opening");
        return true;
    }

    @Override
    public void message(int slot, ByteBuffer payload) {
        byte[] bytes = new byte[payload.remaining()];
        payload.get(payload.position(), bytes);
        lines.add("message " + HexFormat.of().formatHex(bytes));
    }

    @Override
    public void ended(int slot) {
        lines.add("ended");
    }

    @Override
    public void failed(int slot, String detail) {
        lines.add("failed: " + detail);
    }

    /** One line an event, in order. */
    public final List<String> lines() {
        return lines;
    }
}

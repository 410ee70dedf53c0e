package dev.plimsoll.soak.load.protocol.websocket.handshake;

import dev.plimsoll.soak.load.protocol.Leftovers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Gathers the head of an HTTP message up to its empty line, for the connections of one event loop. */
public final class HeadReader {
    /** The longest head accepted, with its empty line. */
    public static final int LARGEST_BYTES = 8192;

    private static final int END = 0x0D0A0D0A; // CR LF CR LF

    /** How far the head is. */
    public enum Outcome {
        /** It is whole: {@link HeadReader#text}. */
        WHOLE,
        /** Its end has not come yet. */
        PARTIAL,
        /** It is longer than {@link HeadReader#LARGEST_BYTES}. */
        TOO_LONG,
        /** It does not begin as it must: this is another protocol. */
        FOREIGN
    }

    private final byte[] beginning;
    private final Leftovers leftovers;
    private ByteBuffer whole = ByteBuffer.allocate(0);
    private int wholeBytes;

    /** For heads that begin with {@code beginning}, such as {@code "GET "}. */
    public HeadReader(String beginning, Leftovers leftovers) {
        this.beginning = beginning.getBytes(StandardCharsets.US_ASCII);
        this.leftovers = leftovers;
    }

    /** Reads on; if the head becomes whole, {@code in} stands behind it, and nothing is kept for the slot any longer. */
    public Outcome read(int slot, ByteBuffer in) {
        int had = leftovers.keptBytes(slot);
        int added = Math.min(in.remaining(), LARGEST_BYTES - had);
        leftovers.keep(slot, in, added);
        ByteBuffer kept = leftovers.kept(slot);
        if (!begins(kept)) {
            return Outcome.FOREIGN;
        }
        for (int at = Math.max(0, had - 3); at <= had + added - 4; at++) {
            if (kept.getInt(at) == END) {
                in.position(in.position() - (had + added - at - 4));
                whole = kept;
                wholeBytes = at + 4;
                leftovers.truncate(slot, 0);
                return Outcome.WHOLE;
            }
        }
        return had + added == LARGEST_BYTES ? Outcome.TOO_LONG : Outcome.PARTIAL;
    }

    /** Where the head that has just become whole lies, from index 0 on; overwritten by the next read of any slot. */
    ByteBuffer bytes() {
        return whole;
    }

    /** How long it is, its empty line included. */
    int length() {
        return wholeBytes;
    }

    /** The same as text, one character a byte. */
    public String text() {
        byte[] copy = new byte[wholeBytes];
        whole.get(0, copy);
        return new String(copy, StandardCharsets.ISO_8859_1);
    }

    private boolean begins(ByteBuffer kept) {
        int bytes = Math.min(kept.limit(), beginning.length);
        for (int i = 0; i < bytes; i++) {
            if (kept.get(i) != beginning[i]) {
                return false;
            }
        }
        return true;
    }
}

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
        /** It is whole: {@link HeadReader#head}. */
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
    private String head = "";

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
                byte[] bytes = new byte[at + 4];
                kept.get(0, bytes);
                head = new String(bytes, StandardCharsets.ISO_8859_1);
                leftovers.truncate(slot, 0);
                return Outcome.WHOLE;
            }
        }
        return had + added == LARGEST_BYTES ? Outcome.TOO_LONG : Outcome.PARTIAL;
    }

    /** The head that has just become whole, one character a byte. */
    public String head() {
        return head;
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

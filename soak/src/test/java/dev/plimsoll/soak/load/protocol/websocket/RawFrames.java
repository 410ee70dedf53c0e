package dev.plimsoll.soak.load.protocol.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Frames made by hand, valid or not: from a server (unmasked) or from a client (masked). */
public final class RawFrames {
    private static final int MASK = 0x37FA213D;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int maskBit;
    private final int mask;

    private RawFrames(int maskBit, int mask) {
        this.maskBit = maskBit;
        this.mask = mask;
    }

    public static RawFrames fromServer() {
        return new RawFrames(0, 0);
    }

    public static RawFrames fromClient() {
        return fromClient(MASK);
    }

    public static RawFrames fromClient(int mask) {
        return new RawFrames(0x80, mask);
    }

    /** A frame whose payload is this text in UTF-8; {@code first} is its first byte. */
    public RawFrames text(int first, String text) {
        return frame(first, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A frame whose payload is given in hex. */
    public RawFrames hex(int first, String payload) {
        return frame(first, HexFormat.of().parseHex(payload.replace(" ", "")));
    }

    /** A frame of that many zero bytes. */
    public RawFrames zeros(int first, int payloadBytes) {
        return frame(first, new byte[payloadBytes]);
    }

    /** A frame with the length in its shortest form. */
    public RawFrames frame(int first, byte[] payload) {
        int form = payload.length < 126 ? payload.length : payload.length < 1 << 16 ? 126 : 127;
        return header(first, form, payload.length).payload(payload);
    }

    /** A header alone: {@code form} is the 7-bit length; with 126 or 127 {@code length} follows in 2 or 8 bytes. */
    public RawFrames header(int first, int form, long length) {
        bytes.write(first);
        bytes.write(maskBit | form);
        ByteBuffer wide = ByteBuffer.allocate(Long.BYTES).putLong(0, length);
        int lengthBytes = form == 126 ? 2 : form == 127 ? 8 : 0;
        bytes.write(wide.array(), Long.BYTES - lengthBytes, lengthBytes);
        if (maskBit != 0) {
            bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(0, mask).array());
        }
        return this;
    }

    /** Bytes as they are. */
    public RawFrames raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    /** The bytes so far. */
    public byte[] bytes() {
        return bytes.toByteArray();
    }

    /** A payload, masked where the frames are, behind a header of its own. */
    public RawFrames payload(byte[] payload) {
        byte[] written = payload.clone();
        for (int i = 0; i < written.length && maskBit != 0; i++) {
            written[i] ^= (byte) (mask >>> (24 - 8 * (i & 3)));
        }
        bytes.writeBytes(written);
        return this;
    }
}

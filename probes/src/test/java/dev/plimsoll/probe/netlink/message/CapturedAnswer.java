package dev.plimsoll.probe.netlink.message;

import dev.plimsoll.probe.Captured;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.List;

/** The kernel's answer to request number 1, as it was captured on a little-endian machine. */
public final class CapturedAnswer {
    /** What there is. */
    static final List<String> ALL = List.of("listen", "all", "unknown-family", "conntrack-cpus", "conntrack-totals");

    private CapturedAnswer() {}

    /** The bytes of that name. */
    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(Captured.resource("/netlink/linux-6.18").resolve(name + ".bin"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the whole answer at once. */
    public static Exchange.State read(String name, MessageVisitor visitor) {
        return read(bytes(name), visitor);
    }

    /** Reads these bytes at once. */
    public static Exchange.State read(byte[] bytes, MessageVisitor visitor) {
        Exchange exchange = new Exchange();
        exchange.begin(1);
        return exchange.take(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN), visitor);
    }
}

package dev.plimsoll.probe;

import java.util.Objects;

/**
 * A ceiling that the kernel or a runtime enforces.
 *
 * @param name as its owner spells it: {@code RLIMIT_NOFILE}, {@code net.ipv4.ip_local_port_range}
 * @param ceiling how much there may be; absent where there is no such limit here
 * @param mend the command that raises it, ready to type, or why it cannot be raised
 */
public record Limit(String name, Reading ceiling, String mend) {
    /** Checks that all are there. */
    public Limit {
        Objects.requireNonNull(name);
        Objects.requireNonNull(ceiling);
        Objects.requireNonNull(mend);
    }
}

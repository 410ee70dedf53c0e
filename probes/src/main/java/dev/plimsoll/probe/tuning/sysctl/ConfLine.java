package dev.plimsoll.probe.tuning.sysctl;

import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.SysctlName;
import java.util.Objects;
import java.util.Optional;

/**
 * One assignment of a file of sysctl.conf(5).
 *
 * @param key a name, or a pattern of names
 * @param value what is set; empty for a line {@code -KEY} alone, which keeps patterns away from the key
 * @param place where it stands
 */
public record ConfLine(SysctlName key, Optional<String> value, Place place) {
    /** Checks that all are there. */
    public ConfLine {
        Objects.requireNonNull(key);
        Objects.requireNonNull(value);
        Objects.requireNonNull(place);
    }
}

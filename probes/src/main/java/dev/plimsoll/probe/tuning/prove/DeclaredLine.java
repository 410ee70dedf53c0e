package dev.plimsoll.probe.tuning.prove;

import java.util.List;
import java.util.Objects;

/**
 * One line of a profile, as an experiment takes it.
 *
 * @param setting a dotted sysctl, or {@code nofile}
 * @param value as the kernel would take it; several numbers are parted by blanks
 */
public record DeclaredLine(String setting, String value) {
    /** The limit of open files, which is no sysctl. */
    public static final String NOFILE = "nofile";

    /** Checks that both are there. */
    public DeclaredLine {
        Objects.requireNonNull(setting);
        value = value.strip();
    }

    /** The words of the value. */
    public List<String> words() {
        return List.of(value.split("\\s+"));
    }

    /** Whether what runs is the value, however its numbers are parted. */
    public boolean is(String running) {
        return new DeclaredLine(setting, running).words().equals(words());
    }

    @Override
    public String toString() {
        return setting + " = " + String.join(" ", words());
    }
}

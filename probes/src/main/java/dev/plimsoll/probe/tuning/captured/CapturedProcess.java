package dev.plimsoll.probe.tuning.captured;

import dev.plimsoll.probe.tuning.SysctlName;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One process of a capture.
 *
 * @param pid on its host
 * @param comm its program's name
 * @param files the texts of {@code limits}, {@code cgroup} and {@code status}, as far as they could be read
 * @param namespaces the links of {@code ns/net} and the like, as far as they could be read
 * @param sysctls the settings of its own network namespace, where that is another and could be entered; else empty
 */
public record CapturedProcess(
        long pid,
        String comm,
        Map<String, String> files,
        Map<String, String> namespaces,
        Map<SysctlName, String> sysctls) {
    /** Copies all. */
    public CapturedProcess {
        Objects.requireNonNull(comm);
        files = Map.copyOf(files);
        namespaces = Map.copyOf(namespaces);
        sysctls = new TreeMap<>(sysctls);
    }

    /** One of its files. */
    public Optional<String> file(String name) {
        return Optional.ofNullable(files.get(name));
    }
}

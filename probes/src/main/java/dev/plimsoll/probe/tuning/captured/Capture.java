package dev.plimsoll.probe.tuning.captured;

import dev.plimsoll.probe.tuning.SysctlName;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * One host as it was when it was captured.
 *
 * @param file the capture's own name
 * @param facts what stands alone on a line: {@code host kernel date boot container netns first}
 * @param sysctls the settings of the namespace the collector ran in
 * @param files texts by absolute path
 * @param links where symbolic links lead, by absolute path
 * @param unreadable paths that were there but could not be read
 * @param processes in the order they were asked for
 */
public record Capture(
        String file,
        Map<String, String> facts,
        Map<SysctlName, String> sysctls,
        Map<String, String> files,
        Map<String, String> links,
        List<String> unreadable,
        List<CapturedProcess> processes) {
    /** Copies all. */
    public Capture {
        Objects.requireNonNull(file);
        facts = Map.copyOf(facts);
        sysctls = new TreeMap<>(sysctls);
        files = Map.copyOf(files);
        links = Map.copyOf(links);
        unreadable = List.copyOf(unreadable);
        processes = List.copyOf(processes);
    }

    /** A fact; "unknown" where it was not captured. */
    public String fact(String name) {
        return facts.getOrDefault(name, "unknown");
    }
}

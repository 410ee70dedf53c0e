package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Says each time why something is not read.
 *
 * @param name of the probe whose place this takes
 * @param tier of that
 * @param resources what it would read
 * @param reading absent or failed
 */
record UnreadProbe(String name, Tier tier, Set<String> resources, Reading reading) implements Probe {
    UnreadProbe {
        resources = Set.copyOf(resources);
    }

    @Override
    public Map<String, Reading> read() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        new TreeSet<>(resources).forEach(resource -> readings.put(resource, reading));
        return readings;
    }
}

package dev.plimsoll.probe.cgroup;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the control group of one process uses: {@code cgroup_memory}, bytes without the file cache that is given up first,
 * and {@code cgroup_task}, processes and threads. Both count the whole group.
 */
public final class CgroupProbe implements Probe {
    private final Cgroup cgroup;

    /** Asks about {@code cgroup}. */
    public CgroupProbe(Cgroup cgroup) {
        this.cgroup = cgroup;
    }

    @Override
    public String name() {
        return "cgroup";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("cgroup_memory", cgroup.memoryUsed());
        readings.put("cgroup_task", cgroup.tasks());
        return readings;
    }
}

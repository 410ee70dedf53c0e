package dev.plimsoll.probe.cgroup;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the control group of one process uses, and how often its limits were hit. All count the whole group:
 *
 * <ul>
 *   <li>{@code cgroup_memory}: bytes, without the file cache that is given up first
 *   <li>{@code cgroup_task}: processes and threads
 *   <li>{@code cgroup_throttled}, {@code cgroup_throttled_seconds}: periods in which the CPU quota was used up, and for how
 *       long work waited then, added up over CPUs ({@code cpu.stat})
 *   <li>{@code cgroup_cpu_pressure_seconds}: how long some task waited for a CPU ({@code cpu.pressure}, version 2; absent in
 *       its top group)
 *   <li>{@code cgroup_memory_hit}: times that the memory limit was run into ({@code memory.failcnt}, with that of
 *       {@code memsw}; {@code memory.events} max)
 *   <li>{@code cgroup_oom_kill}: processes of it that were killed for want of memory
 *   <li>{@code cgroup_task_hit}: times that no process or thread could be made ({@code pids.events} max)
 *   <li>{@code cgroup_tcp_memory}: bytes in the buffers of its TCP sockets ({@code memory.kmem.tcp.usage_in_bytes}, counted only
 *       where the group has a limit of it; {@code sock} of version 2's {@code memory.stat}, in which UDP is too)
 *   <li>{@code cgroup_tcp_memory_hit}: times that their limit was run into; absent in version 2, which has none, and where the
 *       kernel does not count them
 * </ul>
 *
 * Throttling and hits are those of all limits that bind the process: of its own group and of those above. Some kernels
 * leave counters of version 1 at 0 whatever happens; where that shows, the reading is absent.
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
        GroupReadings now = cgroup.now();
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("cgroup_memory", now.memoryUsed());
        readings.put("cgroup_task", now.tasks());
        readings.put("cgroup_throttled", now.throttled());
        readings.put("cgroup_throttled_seconds", now.throttledSeconds());
        readings.put("cgroup_cpu_pressure_seconds", now.cpuPressureSeconds());
        readings.put("cgroup_memory_hit", now.memoryHits());
        readings.put("cgroup_oom_kill", now.oomKills());
        readings.put("cgroup_task_hit", now.taskHits());
        readings.put("cgroup_tcp_memory", now.tcpMemory());
        readings.put("cgroup_tcp_memory_hit", now.tcpMemoryHits());
        return readings;
    }
}

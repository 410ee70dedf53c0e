package dev.plimsoll.probe.cgroup;

import dev.plimsoll.probe.Reading;
import java.nio.file.Path;

/**
 * The control group of one process (Documentation/admin-guide/cgroup-v1, cgroup-v2.rst). A limit that is not set is
 * absent. Where a process is, is looked up with every question, since it may be moved. For one thread at a time.
 */
public final class Cgroup {
    private final Whereabouts whereabouts;

    Cgroup(Path proc, Path mountedBelow, long pid) {
        this.whereabouts = new Whereabouts(proc, mountedBelow, pid);
    }

    /** That of {@code pid}. */
    public static Cgroup ofProcess(long pid) {
        return new Cgroup(Path.of("/proc"), Path.of("/"), pid);
    }

    /** CPUs it may keep busy on average (quota over period), in cores: the least on the way up. */
    public Reading cpuQuota() {
        return now().cpuQuota();
    }

    /** Bytes it may hold: the least on the way up. */
    public Reading memoryLimit() {
        return now().memoryLimit();
    }

    /** Bytes it holds, without the file cache that is given up first ({@code inactive_file}). */
    public Reading memoryUsed() {
        return now().memoryUsed();
    }

    /** Bytes it may take more: the least, over its group and those above, of the limit less what is held. */
    public Reading memoryLeft() {
        return now().memoryLeft();
    }

    /** Processes and threads it may have: the least on the way up. */
    public Reading taskLimit() {
        return now().taskLimit();
    }

    /** Processes and threads it has. */
    public Reading tasks() {
        return now().tasks();
    }

    /**
     * Bytes that its TCP sockets may hold in buffers: the least on the way up of {@code memory.kmem.tcp.limit_in_bytes}.
     * Absent in version 2, where they are part of {@link #memoryLimit}.
     */
    public Reading tcpMemoryLimit() {
        return now().tcpMemoryLimit();
    }

    /** All that is asked of one and the same moment. */
    GroupReadings now() {
        return new GroupReadings(whereabouts);
    }
}

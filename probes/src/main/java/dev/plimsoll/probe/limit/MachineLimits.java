package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Reading;
import java.util.Objects;

/**
 * What this machine lets the generator use, as read once before a run: the data that a plan is made from. Pure; {@link
 * MachineLimitsReader} fills it.
 *
 * @param openFiles RLIMIT_NOFILE, soft, of this process ({@code /proc/self/limits})
 * @param openFilesHard the same, hard
 * @param openFilesUsed descriptors this process holds already
 * @param firstPort lower end of {@code net.ipv4.ip_local_port_range}
 * @param lastPort upper end of it, inclusive
 * @param acceptQueue {@code net.core.somaxconn}
 * @param timeWaitBuckets {@code net.ipv4.tcp_max_tw_buckets}
 * @param timeWaitUsed sockets in TIME_WAIT now ({@code sockstat} tw)
 * @param conntrackEntries {@code net.netfilter.nf_conntrack_max}; absent where nothing is tracked
 * @param conntrackUsed entries now
 * @param conntrackTimeWait {@code nf_conntrack_tcp_timeout_time_wait}, how long a closed connection keeps its entry
 * @param memory bytes that can still be had: the lesser of MemAvailable and what the control group leaves
 * @param tcpMemory bytes of kernel socket memory at which the kernel starts refusing ({@code tcp_mem[2]})
 * @param tcpMemoryUsed bytes of it in use now ({@code sockstat} mem)
 * @param systemFiles {@code fs.file-max}
 * @param cpus CPUs this process may use (affinity and quota), in cores
 */
public record MachineLimits(
        Reading openFiles,
        Reading openFilesHard,
        Reading openFilesUsed,
        Reading firstPort,
        Reading lastPort,
        Reading acceptQueue,
        Reading timeWaitBuckets,
        Reading timeWaitUsed,
        Reading conntrackEntries,
        Reading conntrackUsed,
        Reading conntrackTimeWait,
        Reading memory,
        Reading tcpMemory,
        Reading tcpMemoryUsed,
        Reading systemFiles,
        Reading cpus) {
    /** Checks that all are there. */
    public MachineLimits {
        Objects.requireNonNull(openFiles);
        Objects.requireNonNull(openFilesHard);
        Objects.requireNonNull(openFilesUsed);
        Objects.requireNonNull(firstPort);
        Objects.requireNonNull(lastPort);
        Objects.requireNonNull(acceptQueue);
        Objects.requireNonNull(timeWaitBuckets);
        Objects.requireNonNull(timeWaitUsed);
        Objects.requireNonNull(conntrackEntries);
        Objects.requireNonNull(conntrackUsed);
        Objects.requireNonNull(conntrackTimeWait);
        Objects.requireNonNull(memory);
        Objects.requireNonNull(tcpMemory);
        Objects.requireNonNull(tcpMemoryUsed);
        Objects.requireNonNull(systemFiles);
        Objects.requireNonNull(cpus);
    }
}

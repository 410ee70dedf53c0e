package dev.plimsoll.probe.tuning;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Of what there is one value of a setting, and how it looks from a network namespace that is not the first. What stands
 * below {@code net} in /proc/sys is always that of the <em>reader's</em> namespace. Source: the listing of a fresh network
 * namespace of Linux 6.18 beside that of the first; namespaces(7); {@code kernel/pid_sysctl.h} for pid_max, which is one
 * per pid namespace since Linux 6.14 and was one for the machine before.
 */
public enum SysctlScope {
    /** One per network namespace. */
    NAMESPACE,
    /** One for the machine; other network namespaces can read it and not write it. */
    HOST_READ_ONLY,
    /** One for the machine; other network namespaces have no such file. */
    HOST_ABSENT,
    /** One per namespace of another kind: ipc, uts, pid or user. */
    OTHER_NAMESPACE,
    /** One for the machine. */
    HOST;

    /** Who sees this setting is in the first network namespace. */
    public static final SysctlName SEEN_IN_THE_FIRST = new SysctlName("net/core/netdev_max_backlog");

    private static final Set<String> READ_ONLY = Set.of(
            "net/core/rmem_default",
            "net/core/rmem_max",
            "net/core/wmem_default",
            "net/core/wmem_max",
            "net/ipv4/tcp_allowed_congestion_control",
            "net/netfilter/nf_conntrack_buckets",
            "net/netfilter/nf_conntrack_expect_max",
            "net/netfilter/nf_conntrack_max");

    /** What the path of a setting begins with that other network namespaces do not have. */
    private static final List<String> ABSENT = List.of(
            "net/core/bpf_jit_",
            "net/core/busy_",
            "net/core/default_qdisc",
            "net/core/dev_weight",
            "net/core/devconf_inherit_init_net",
            "net/core/fb_tunnels_only_for_init_net",
            "net/core/flow_limit_",
            "net/core/gro_normal_batch",
            "net/core/high_order_alloc_disable",
            "net/core/max_skb_frags",
            "net/core/mem_pcpu_rsv",
            "net/core/message_",
            "net/core/netdev_",
            "net/core/rps_sock_flow_entries",
            "net/core/skb_defer_max",
            "net/core/warnings",
            "net/ipv4/cipso_",
            "net/ipv4/fib_sync_mem",
            "net/ipv4/inet_peer_",
            "net/ipv4/ipfrag_secret_interval",
            "net/ipv4/neigh/default/",
            "net/ipv4/route/error_",
            "net/ipv4/route/gc_",
            "net/ipv4/route/max_size",
            "net/ipv4/route/redirect_",
            "net/ipv4/tcp_available_ulp",
            "net/ipv4/tcp_low_latency",
            "net/ipv4/tcp_max_orphans",
            "net/ipv4/tcp_mem",
            "net/ipv4/udp_mem",
            "net/ipv6/calipso_",
            "net/ipv6/ip6frag_secret_interval",
            "net/ipv6/mld_",
            "net/ipv6/neigh/default/",
            "net/netfilter/nf_log_all_netns",
            "net/nf_conntrack_max");

    private static final List<String> IPC = List.of("kernel/sem", "kernel/shm", "kernel/msg", "fs/mqueue/");
    private static final List<String> UTS = List.of("kernel/hostname", "kernel/domainname");

    /** Of what there is one {@code name}. */
    public static SysctlScope of(SysctlName name) {
        String path = name.path();
        if (!path.startsWith("net/")) {
            return namespace(name).isPresent() ? OTHER_NAMESPACE : HOST;
        } else if (READ_ONLY.contains(path)) {
            return HOST_READ_ONLY;
        }
        return begins(path, ABSENT) ? HOST_ABSENT : NAMESPACE;
    }

    /** The file below /proc/PID/ns that says whose {@code name} is; empty where there is one for the machine. */
    public static Optional<String> namespace(SysctlName name) {
        String path = name.path();
        if (path.startsWith("net/")) {
            return READ_ONLY.contains(path) || begins(path, ABSENT) ? Optional.empty() : Optional.of("net");
        } else if (begins(path, IPC)) {
            return Optional.of("ipc");
        } else if (begins(path, UTS)) {
            return Optional.of("uts");
        } else if (path.equals("kernel/pid_max")) {
            return Optional.of("pid");
        }
        return path.startsWith("user/") ? Optional.of("user") : Optional.empty();
    }

    private static boolean begins(String path, List<String> beginnings) {
        return beginnings.stream().anyMatch(path::startsWith);
    }
}

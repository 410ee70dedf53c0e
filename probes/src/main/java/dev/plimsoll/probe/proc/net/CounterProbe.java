package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The kernel's counts of what went wrong with connections, since boot of the namespace that {@code /proc/PID/net/snmp} and
 * {@code netstat} show: {@code tcp.listen_overflows}, {@code tcp.retrans_segs}, {@code udp.rcvbuf_errors} and others. All
 * are events and only rise; their difference over a run is what matters. One that a kernel lacks is absent.
 */
public final class CounterProbe implements Probe {
    private static final String SNMP = "snmp";
    private static final String NETSTAT = "netstat";

    /** Which are read; {@code counter} as the kernel spells it (net/ipv4/proc.c). */
    private record Watched(String resource, String file, String counter) {}

    private static final List<Watched> WATCHED = List.of(
            new Watched("tcp.listen_overflows", NETSTAT, "TcpExt.ListenOverflows"),
            new Watched("tcp.listen_drops", NETSTAT, "TcpExt.ListenDrops"),
            new Watched("tcp.req_q_full_drop", NETSTAT, "TcpExt.TCPReqQFullDrop"),
            new Watched("tcp.req_q_full_do_cookies", NETSTAT, "TcpExt.TCPReqQFullDoCookies"),
            new Watched("tcp.time_wait_overflow", NETSTAT, "TcpExt.TCPTimeWaitOverflow"),
            new Watched("tcp.abort_on_memory", NETSTAT, "TcpExt.TCPAbortOnMemory"),
            new Watched("tcp.memory_pressures", NETSTAT, "TcpExt.TCPMemoryPressures"),
            new Watched("tcp.retrans_segs", SNMP, "Tcp.RetransSegs"),
            new Watched("tcp.timeouts", NETSTAT, "TcpExt.TCPTimeouts"),
            new Watched("tcp.estab_resets", SNMP, "Tcp.EstabResets"),
            new Watched("tcp.out_rsts", SNMP, "Tcp.OutRsts"),
            new Watched("tcp.backlog_drop", NETSTAT, "TcpExt.TCPBacklogDrop"),
            new Watched("tcp.prune_called", NETSTAT, "TcpExt.PruneCalled"),
            new Watched("tcp.rcv_q_drop", NETSTAT, "TcpExt.TCPRcvQDrop"),
            new Watched("udp.rcvbuf_errors", SNMP, "Udp.RcvbufErrors"),
            new Watched("tcp.to_zero_window_adv", NETSTAT, "TcpExt.TCPToZeroWindowAdv"),
            new Watched("tcp.from_zero_window_adv", NETSTAT, "TcpExt.TCPFromZeroWindowAdv"),
            new Watched("tcp.want_zero_window_adv", NETSTAT, "TcpExt.TCPWantZeroWindowAdv"),
            new Watched("tcp.win_probe", NETSTAT, "TcpExt.TCPWinProbe"),
            new Watched("tcp.syncookies_sent", NETSTAT, "TcpExt.SyncookiesSent"),
            new Watched("tcp.embryonic_rsts", NETSTAT, "TcpExt.EmbryonicRsts"),
            new Watched("tcp.tw_recycled", NETSTAT, "TcpExt.TWRecycled"),
            new Watched("tcp.syn_retrans", NETSTAT, "TcpExt.TCPSynRetrans"),
            new Watched("tcp.retrans_fail", NETSTAT, "TcpExt.TCPRetransFail"),
            new Watched("tcp.keep_alive", NETSTAT, "TcpExt.TCPKeepAlive"),
            new Watched("tcp.abort_on_timeout", NETSTAT, "TcpExt.TCPAbortOnTimeout"),
            new Watched("tcp.beyond_window", NETSTAT, "TcpExt.BeyondWindow"),
            new Watched("udp.in_errors", SNMP, "Udp.InErrors"),
            new Watched("udp.sndbuf_errors", SNMP, "Udp.SndbufErrors"));

    private final NetCounters snmp;
    private final NetCounters netstat;

    /** Asks about the namespace of {@code pid}, a number or {@code self}. */
    public CounterProbe(ProcReader reader, String pid) {
        this.snmp = new NetCounters(reader, pid + "/net/snmp", counters(SNMP));
        this.netstat = new NetCounters(reader, pid + "/net/netstat", counters(NETSTAT));
    }

    private static List<String> counters(String file) {
        return WATCHED.stream()
                .filter(watched -> watched.file().equals(file))
                .map(Watched::counter)
                .toList();
    }

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Seen<NetCounters> ofSnmp = snmp.read();
        Seen<NetCounters> ofNetstat = netstat.read();
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Watched watched : WATCHED) {
            Seen<NetCounters> counters = watched.file().equals(SNMP) ? ofSnmp : ofNetstat;
            readings.put(watched.resource(), counters.reading(all -> count(all, watched.counter())));
        }
        return readings;
    }

    private static Reading count(NetCounters counters, String counter) {
        OptionalLong count = counters.count(counter);
        return count.isPresent()
                ? new Reading.Value(Quantity.count((double) count.getAsLong()), Scope.NAMESPACE)
                : new Reading.Absent("this kernel does not print " + counter);
    }
}

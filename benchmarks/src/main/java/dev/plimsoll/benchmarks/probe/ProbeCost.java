package dev.plimsoll.benchmarks.probe;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.cgroup.CgroupProbe;
import dev.plimsoll.probe.netlink.NetlinkProbes;
import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.ProcessProbe;
import dev.plimsoll.probe.proc.net.CounterProbe;
import dev.plimsoll.probe.proc.net.SocketProbe;
import dev.plimsoll.probe.proc.net.SockstatProbe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;
import oshi.SystemInfo;
import oshi.software.os.InternetProtocolStats;
import oshi.software.os.OSProcess;
import oshi.software.os.OperatingSystem;

/**
 * What does asking about one process cost while its namespace holds so many sockets?
 *
 * <p>Run: {@code unshare -n sh -c 'ip link set lo up; java -jar benchmarks/target/benchmarks.jar ProbeCost -p
 * sockets=0,10000,100000 -prof gc'}. The fast tier is asked each second, so a regression is CPU time taken from what is
 * measured; its time and allocation must not depend on {@code sockets}. OSHI and {@code ss} are there to compare with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "--enable-native-access=ALL-UNNAMED")
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class ProbeCost {
    /** TCP sockets in the namespace. */
    @Param("0")
    public int sockets;

    private HeldSockets held;
    private NetlinkProbes netlink;
    private Map<String, Probe> byName;
    private List<Probe> all;
    private Probe textual;
    private OperatingSystem oshi;
    private InternetProtocolStats oshiProtocols;

    /** Opens the sockets and the probes on the process that has most of them. */
    @Setup(Level.Trial)
    public void open() throws IOException {
        held = HeldSockets.open(sockets);
        long pid = held.pid();
        ProcReader reader = ProcReader.ofThisMachine();
        textual = new SocketProbe(reader, pid);
        netlink = NetlinkProbes.ofProcess(pid, () -> Descriptors.socketInodes(reader, pid), textual);
        all = new ArrayList<>(netlink.probes());
        all.add(new ProcessProbe(reader, pid));
        all.add(new CgroupProbe(Cgroup.ofProcess(pid)));
        all.add(new SockstatProbe(reader, Long.toString(pid)));
        all.add(new CounterProbe(reader, Long.toString(pid)));
        byName = new HashMap<>();
        all.forEach(probe -> byName.put(probe.name(), probe));
        oshi = new SystemInfo().getOperatingSystem();
        oshiProtocols = oshi.getInternetProtocolStats();
    }

    /** Gives all back, after seeing that the process that was read was the one with the listener. */
    @TearDown(Level.Trial)
    public void close() throws IOException {
        Reading queue = asked("listen").getOrDefault("accept_queue_limit", new Reading.Absent("not read"));
        netlink.close();
        held.close();
        if (queue.amountOrNaN() != 128) {
            throw new IllegalStateException("the listener was not read: " + queue);
        }
    }

    /** The accept queue. */
    @Benchmark
    public Map<String, Reading> listen() {
        return asked("listen");
    }

    /** Sockets in four states. */
    @Benchmark
    public Map<String, Reading> state() {
        return asked("tcp_state");
    }

    /** Every socket in detail. */
    @Benchmark
    public Map<String, Reading> detail() {
        return asked("socket");
    }

    /** The same from the table in {@code /proc}, without the detail. */
    @Benchmark
    public Map<String, Reading> textual() {
        return textual.read();
    }

    /** Process, from its own files. */
    @Benchmark
    public Map<String, Reading> process() {
        return asked("process");
    }

    /** Counters of the namespace, from their text. */
    @Benchmark
    public Map<String, Reading> counter() {
        return asked("counter");
    }

    /** All that is asked each second. */
    @Benchmark
    public void fast(Blackhole seen) {
        upTo(Probe.Tier.FAST, seen);
    }

    /** All that is asked every ten seconds. */
    @Benchmark
    public void second(Blackhole seen) {
        upTo(Probe.Tier.SLOW, seen);
    }

    /** A process, by OSHI. */
    @Benchmark
    public Optional<OSProcess> oshiprocess() {
        return Optional.ofNullable(oshi.getProcess((int) held.pid()));
    }

    /** Counters of TCP, by OSHI. */
    @Benchmark
    public InternetProtocolStats.TcpStats oshitcp() {
        return oshiProtocols.getTCPv4Stats();
    }

    /** {@code ss -s}, a program of its own each time. */
    @Benchmark
    public int summary() throws IOException, InterruptedException {
        return new ProcessBuilder("ss", "-s")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private void upTo(Probe.Tier tier, Blackhole seen) {
        for (Probe probe : all) {
            if (probe.tier().compareTo(tier) <= 0) {
                seen.consume(probe.read());
            }
        }
    }

    private Map<String, Reading> asked(String name) {
        Probe probe = byName.get(name);
        if (probe == null) {
            throw new IllegalStateException("netlink does not answer: there is no probe " + name);
        }
        return probe.read();
    }
}

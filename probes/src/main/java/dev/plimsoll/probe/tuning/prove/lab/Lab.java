package dev.plimsoll.probe.tuning.prove.lab;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.net.NetCounters;
import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.SysctlScope;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Order;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** One experiment's place: the line, a network namespace that nobody else is in, and its clock. */
public final class Lab {
    /** Why a setting that nobody has written an experiment for is unprovable. */
    public static final String NO_EXPERIMENT = "there is no experiment for it yet";

    private static final String NET = "thread-self/net/";
    private static final long PAUSE_NANOS = 5_000_000;

    private final Order order;
    private final DeclaredLine line;

    Lab(Order order, DeclaredLine line) {
        this.order = order;
        this.line = line;
    }

    /** What is to be proven. */
    public DeclaredLine line() {
        return line;
    }

    /** The declared value as one number; an IOException where it is none. */
    public long number() throws IOException {
        try {
            return Long.parseLong(line.value());
        } catch (NumberFormatException e) {
            throw new NotAsDeclared(Verdict.NO_EFFECT, line.value() + " is not a number");
        }
    }

    /** What the program asks {@code listen(2)} for, if that is known. */
    public OptionalInt listenBacklog() {
        return order.listenBacklog();
    }

    /** What the host runs with, as read before the first experiment. */
    public Optional<String> running(String setting) {
        return order.running(setting);
    }

    /** Whether the host already runs with the declared value. */
    public boolean runs() {
        return order.runs(line);
    }

    /** Sets the declared value; where that cannot be done, the verdict is thrown. */
    public void declare() throws IOException {
        switch (Settings.write(line.setting(), line.value())) {
            case AS_ASKED -> {}
            case ABSENT -> throw absent();
            case READ_ONLY -> throw readOnly();
            case NOT_LOADED ->
                throw new NotAsDeclared(
                        Verdict.unprovable(
                                line.value() + " is not loaded here, and trying it would load it into this host"),
                        "");
            case REFUSED ->
                throw new NotAsDeclared(
                        Verdict.NO_EFFECT,
                        "the kernel refuses " + line.value() + " and stays at " + read(line.setting()));
        }
    }

    private NotAsDeclared absent() {
        Optional<String> running = running(line.setting());
        if (!isOfMachineOrNetwork()) {
            String now = running.map(value -> "now " + value).orElse("");
            return new NotAsDeclared(Verdict.unprovable(NO_EXPERIMENT), now);
        }
        if (running.isEmpty()) {
            return new NotAsDeclared(
                    Verdict.unprovable("no such setting in this kernel, or its module is not loaded"), "");
        }
        if (runs() || !line.setting().startsWith("net.")) {
            return new NotAsDeclared(
                    Verdict.unprovable("one for the machine: trying it would change this host"),
                    "now " + running.get());
        }
        return new NotAsDeclared(
                Verdict.WRONG_SCOPE, "there is none in a network namespace; one for the machine, now " + running.get());
    }

    /** Limits of a process, and settings of the pid, ipc, uts and user namespaces, are neither. */
    private boolean isOfMachineOrNetwork() {
        return SysctlName.parse(line.setting())
                .filter(name -> line.setting().contains("."))
                .filter(name -> SysctlScope.of(name) != SysctlScope.OTHER_NAMESPACE)
                .isPresent();
    }

    private NotAsDeclared readOnly() throws IOException {
        return runs()
                ? new NotAsDeclared(
                        Verdict.unprovable("only the machine's first namespace may set it"), "runs as declared")
                : new NotAsDeclared(
                        Verdict.READ_ONLY, "EACCES in a network namespace, where it reads " + read(line.setting()));
    }

    /** Sets a value that the experiment needs. */
    public void write(String setting, Object value) throws IOException {
        Settings.Written written = Settings.write(setting, String.valueOf(value));
        if (written != Settings.Written.AS_ASKED) {
            throw new IOException(setting + " = " + value + ": " + written);
        }
    }

    /** Sets what stands beside the line as the target has it, declared or running; the answer is what it then is here. */
    public Optional<String> beside(String setting) throws IOException {
        Optional<String> value = order.inForce(setting);
        if (value.isPresent()) {
            Settings.write(setting, value.get());
        }
        return Settings.exists(setting) ? Optional.of(Settings.read(setting)) : Optional.empty();
    }

    /** A setting as it is in this namespace. */
    public String read(String setting) throws IOException {
        return Settings.read(setting);
    }

    /** Whether this namespace shows such a setting. */
    public boolean has(String setting) {
        return Settings.exists(setting);
    }

    /** A counter of this namespace, {@code TcpExt.ListenOverflows}; 0 where the kernel has none of that name. */
    public long counter(String name) throws IOException {
        NetCounters netstat = new NetCounters(ProcReader.ofThisMachine(), "thread-self/net/netstat", List.of(name));
        Seen<NetCounters> read = netstat.read();
        if (read instanceof Seen.Failed<NetCounters> failed) {
            throw new IOException(failed.reason());
        }
        return read.match(found -> found.count(name).orElse(0), absent -> 0L, never -> 0L);
    }

    /** The TCP sockets of this namespace of which this holds. */
    public List<SocketRow> sockets(Predicate<SocketRow> which) throws IOException {
        return Settings.text(NET + "tcp")
                .lines()
                .map(SocketRow::parse)
                .flatMap(Optional::stream)
                .filter(which)
                .toList();
    }

    /** A file of this namespace's {@code /proc/net}. */
    public String netFile(String name) throws IOException {
        return Settings.text(NET + name);
    }

    /** Waits until something is so; how long it took, or empty where it was not in that time. */
    public Optional<Duration> until(Duration patience, Condition condition) throws IOException {
        long begun = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                return Optional.empty();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return Optional.of(Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Waits until something is so; an IOException with {@code otherwise} where it is not in that time. */
    public void require(Duration patience, Condition condition, String otherwise) throws IOException {
        if (until(patience, condition).isEmpty()) {
            throw new IOException(otherwise);
        }
    }

    /**
     * The answer where a setting works but a namespace may not change it: EFFECTIVE if the host runs with the declared value,
     * else what comes of trying to set it here.
     */
    public Proof inForce(String figure) throws IOException {
        if (runs()) {
            return proof(Verdict.EFFECTIVE, figure);
        }
        try {
            declare();
            return proof(Verdict.EFFECTIVE, figure);
        } catch (NotAsDeclared e) {
            return proof(e.verdict(), e.figure() + "; " + figure);
        }
    }

    /** The answer. */
    public Proof proof(Verdict verdict, String figure) {
        return new Proof(line, verdict, figure);
    }

    /** Something that is looked at again and again. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it is so now. */
        boolean holds() throws IOException;
    }
}

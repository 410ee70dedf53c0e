package dev.plimsoll.soak.conduct;

import dev.plimsoll.probe.remote.RemoteSources;
import dev.plimsoll.soak.conduct.Journal.Completed;
import dev.plimsoll.soak.conduct.gateway.Afar;
import dev.plimsoll.soak.conduct.gateway.Crew;
import dev.plimsoll.soak.conduct.gateway.Gateway;
import dev.plimsoll.soak.conduct.gateway.Protocols;
import dev.plimsoll.soak.conduct.gateway.Unreachable;
import dev.plimsoll.soak.load.LoadGenerator;
import dev.plimsoll.soak.load.Routes;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.choice.TransportKind;
import dev.plimsoll.soak.load.transport.choice.Transports;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlanFile;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.RunFiles;
import dev.plimsoll.soak.scenario.Target;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** A run from an empty folder to one that can be judged. */
public final class SoakRun {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long STOP_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final LongSupplier NANO_CLOCK = System::nanoTime;

    private final Class<?> program;
    private final Plan plan;
    private final Way way;
    private final RunListener listener;
    private final Interrupt interrupt;

    /**
     * A run to be.
     *
     * @param program the command line's main class, which a stand-in is started as
     * @param way how connections are made
     * @param listener told how it goes
     * @param interrupt ends it early
     */
    public SoakRun(Class<?> program, Plan plan, Way way, RunListener listener, Interrupt interrupt) {
        this.program = program;
        this.plan = plan;
        this.way = way;
        this.listener = listener;
        this.interrupt = interrupt;
    }

    /**
     * How connections are made.
     *
     * @param transport of what kind its event loops are; it works on this machine
     * @param reach the addresses that may be connected to
     * @param environment where the token of served probes is
     */
    public record Way(TransportKind transport, Reach reach, Map<String, String> environment) {
        /** Copies. */
        public Way {
            environment = Map.copyOf(environment);
        }

        @Override
        public String toString() {
            return transport.word(); // the environment holds secrets
        }
    }

    /**
     * Runs the plan and leaves everything in {@code folder}, which is made.
     *
     * @throws IOException if the folder cannot be written or the stand-in does not start
     */
    public void run(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(RunFiles.PLAN.in(folder), PlanFile.write(plan));
        DiskReserve.take(folder);
        try (Gateway gateway = Gateway.of(plan, program, listener::said)) {
            Target target = gateway.target();
            InetSocketAddress address = resolve(target);
            int loops = loops();
            int slots = LoadGenerator.slotsPerLoop(plan, loops);
            RunClock clock = RunClock.start(NANO_CLOCK);
            try (Journal journal = Journal.open(folder, clock);
                    Reserve reserve = Reserve.open();
                    RemoteSources sources = Afar.open(plan.scenario(), way.reach(), way.environment());
                    Transport transport = Transports.open(way.transport(), loops, slots, way.reach())) {
                journal.event(
                        Event.Kind.RUN_START,
                        "wall",
                        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString(),
                        "target",
                        target.toString(),
                        "transport",
                        transport.name());
                Protocol protocol = Protocols.of(plan.scenario(), target);
                Routes routes = Routes.to(address, plan.sources());
                LoadGenerator load = LoadGenerator.start(transport, protocol, routes, plan, NANO_CLOCK);
                conduct(journal, clock, gateway, load, new AbortWatch(plan, folder, clock), sources);
                reserve.release(); // the flood is over
            }
        }
    }

    private void conduct(
            Journal journal,
            RunClock clock,
            Gateway gateway,
            LoadGenerator load,
            AbortWatch abortWatch,
            RemoteSources sources)
            throws IOException {
        Completed completed = Completed.IN_PART;
        @Nullable Throwable broken = null;
        List<String> watch = plan.scenario().watch();
        try (Crew crew = Crew.find(gateway.words(), watch, sources, NANO_CLOCK, listener::said)) {
            Watchman watchman = new Watchman(
                    journal,
                    listener,
                    interrupt,
                    load,
                    new Watchman.Watched(clock, () -> gateway.alive(crew), abortWatch));
            Sampling sampling = new Sampling(clock, journal, crew.all(), load.sampler(NANO_CLOCK), listener);
            Conductor conductor =
                    new Conductor(plan, load, sampling, new Conductor.Stage(journal, clock, crew, watchman));
            if (conductor.preflight()) {
                completed = conductor.conduct() ? Completed.WHOLE : Completed.IN_PART;
            } else {
                sayUnreachable(gateway.target(), watchman.seen(), load.takeFailures(), journal);
            }
        } catch (RuntimeException | Error e) {
            broken = e;
            journal.event(Event.Kind.BROKEN, "message", e.toString());
            throw e;
        } finally {
            stop(load);
            Optional<String> why = interrupt.reason();
            if (why.isPresent()) {
                journal.event(Event.Kind.INTERRUPTED, "reason", why.get());
            }
            if (broken == null) {
                journal.end(completed);
            }
        }
    }

    private void sayUnreachable(
            Target target, Map<FailureKind, String> written, Map<FailureKind, String> failures, Journal journal)
            throws IOException {
        for (Map.Entry<FailureKind, String> failure : failures.entrySet()) {
            journal.event(Event.Kind.FAILURE, "kind", failure.getKey().label(), "message", failure.getValue());
        }
        Map<FailureKind, String> all = new TreeMap<>(written);
        failures.forEach(all::putIfAbsent);
        all.forEach((kind, message) -> listener.said(Unreachable.inWords(target, kind, message)));
    }

    private static void stop(LoadGenerator load) {
        load.stop();
        long giveUp = NANO_CLOCK.getAsLong() + STOP_NANOS;
        while (!load.done() && NANO_CLOCK.getAsLong() - giveUp < 0) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static int loops() {
        return Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    }

    private static InetSocketAddress resolve(Target target) throws IOException {
        InetSocketAddress address = new InetSocketAddress(target.host(), target.port());
        if (address.isUnresolved()) {
            throw new IOException("the name " + target.host() + " has no address");
        }
        return address;
    }
}

package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.export.Exposition;
import dev.plimsoll.probe.limit.Forecast;
import dev.plimsoll.probe.watch.Named;
import dev.plimsoll.probe.watch.Readings;
import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.probe.watch.Subjects;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.cli.serve.Asked;
import dev.plimsoll.soak.cli.serve.ProbeServing;
import dev.plimsoll.soak.cli.terminal.Signals;
import dev.plimsoll.soak.conduct.Interrupt;
import dev.plimsoll.soak.scenario.Quantities;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code probe}: what this host and a process use, and how far their limits are away. */
@Command(
        name = "probe",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Reads this host and a process: readings, limits, headroom.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  plimsoll probe                                  this host",
            "  plimsoll probe --port 8080                      and the gateway that listens there",
            "  plimsoll probe --port 8080 --run results/runs/… how many connections more, by what a run measured",
            "  plimsoll probe --pid 4242 --watch 1s            a line a second, with every counter that moves",
            "  plimsoll probe --serve 127.0.0.1:9100           for runs on other hosts",
            "  plimsoll probe --limits                         every limit that is known, and how it shows itself"
        })
public final class ProbeCommand implements Callable<Integer> {
    private static final long CPU_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final int SLOW_EVERY = 10;
    private static final String HOST = "host";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(exclusive = true)
    private ProbedSubject probed = new ProbedSubject();

    @Option(names = "--watch", paramLabel = "TIME", description = "Looks again so often, until interrupted.")
    private Optional<String> watch = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "A run whose measured costs tell how many connections fit.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--per-connection",
            paramLabel = "RESOURCE=N",
            description = "What a connection costs, repeatable: fd=2, rss=4096.")
    private List<String> perConnection = new ArrayList<>();

    @Option(names = "--json", description = "Prints JSON, a line for each look.")
    private boolean json;

    @Option(names = "--prometheus", description = "Prints Prometheus metrics.")
    private boolean prometheus;

    @Option(
            names = "--limits",
            description = "Prints every limit that is known: where it is read, how it shows itself.")
    private boolean limits;

    @Option(
            names = "--serve",
            paramLabel = "HOST:PORT",
            description = {
                "Answers runs on other hosts that ask with PLIMSOLL_TOKEN; beyond loopback",
                "--certificate and --key are needed."
            })
    private Optional<String> serve = Optional.empty();

    @Option(names = "--certificate", paramLabel = "FILE", description = "PEM, of --serve.")
    private Optional<Path> certificate = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "PEM, of --serve.")
    private Optional<Path> key = Optional.empty();

    private final Interrupt interrupt = new Interrupt();
    private final Map<String, WatchLine> lines = new HashMap<>();

    /** As picocli makes it. */
    public ProbeCommand() {}

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (limits) {
            out.print(CatalogueText.all());
            out.flush();
            return ExitCode.PASS.number();
        }
        if (serve.isPresent()) {
            return serve(new Asked(serve.get(), certificate, key));
        }
        Map<String, Double> costs = Costs.of(run, perConnection);
        List<Subject> subjects = subjects();
        try {
            subjects.forEach(subject -> subject.read(Tier.FAST)); // CPU is a difference
            if (watch.isEmpty()) {
                interrupt.await(CPU_NANOS);
                print(out, look(subjects, Tier.QUIET, costs));
            } else {
                watch(out, subjects, costs);
            }
        } finally {
            subjects.forEach(Subject::close);
        }
        return ExitCode.PASS.number();
    }

    private int serve(Asked asked) {
        ProbeServing.Order order = ProbeServing.Order.of(asked, System.getenv());
        Signals.raise(interrupt);
        CommandLine line = spec.commandLine();
        return ProbeServing.serve(order, new ProbeServing.Output(line.getOut(), line.getErr()), interrupt);
    }

    private void watch(PrintWriter out, List<Subject> subjects, Map<String, Double> costs) throws IOException {
        long everyNanos = every().toNanos();
        Signals.raise(interrupt);
        long due = System.nanoTime();
        for (int looks = 0; interrupt.reason().isEmpty(); looks++) {
            List<Probed> all = look(subjects, looks % SLOW_EVERY == 0 ? Tier.SLOW : Tier.FAST, costs);
            if (json || prometheus) {
                print(out, all);
            } else {
                all.forEach(one -> out.println(lines.computeIfAbsent(one.subject(), name -> new WatchLine())
                        .next(one.subject(), one.readings().readings())));
            }
            out.flush();
            due += everyNanos;
            interrupt.await(Math.max(0, due - System.nanoTime()));
        }
    }

    private Duration every() {
        String typed = watch.orElse("");
        return Quantities.duration(typed).match(every -> every, wrong -> {
            throw new Stop(ExitCode.USAGE, "--watch \"" + typed + "\" " + wrong);
        });
    }

    private void print(PrintWriter out, List<Probed> all) throws IOException {
        if (json) {
            out.println(ProbeJson.of(Instant.now(), all));
        } else if (prometheus) {
            Exposition exposition = new Exposition();
            all.forEach(one -> exposition.with(
                    one.subject(), one.readings().readings(), one.readings().probeNanos()));
            out.print(exposition.text());
        } else {
            all.forEach(one -> out.println(ProbeText.of(one)));
        }
        out.flush();
    }

    private static List<Probed> look(List<Subject> subjects, Tier tier, Map<String, Double> costs) {
        return subjects.stream()
                .map(subject -> {
                    Readings readings = subject.read(tier);
                    Map<String, Double> own = subject.name().equals(HOST) ? Map.of() : costs;
                    return new Probed(subject.name(), readings, Forecast.all(subject.name(), readings.readings(), own));
                })
                .toList();
    }

    private List<Subject> subjects() {
        String words = probed.words();
        List<Subject> subjects = new ArrayList<>();
        if (!words.isEmpty()) {
            if (!(Subjects.parse(words) instanceof Named.Processes processes)) {
                throw new Stop(ExitCode.USAGE, ((Named.Problem) Subjects.parse(words)).message());
            }
            subjects.add(Subject.processes(words, processes.pids(), System::nanoTime));
        }
        subjects.add(Subject.host(System::nanoTime));
        return subjects;
    }
}

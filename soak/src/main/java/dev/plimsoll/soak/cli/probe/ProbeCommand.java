package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.jvm.Answer;
import dev.plimsoll.probe.jvm.JvmCommands;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
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
            "  plimsoll probe --pid 4242 --watch 1s            a line for each, with every counter that moves",
            "  plimsoll probe --serve 127.0.0.1:9100           for runs on other hosts",
            "  plimsoll probe --limits                         every limit that is known, and how it shows itself"
        })
public final class ProbeCommand implements Callable<Integer> {
    private static final Duration JCMD = Duration.ofSeconds(10);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @ArgGroup(exclusive = true)
    private ProbedSubject probed = new ProbedSubject();

    @Option(
            names = "--watch",
            paramLabel = "TIME",
            description = "Looks again so often, until interrupted or all its processes have ended; a line for each.")
    private Optional<String> watch = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "A run whose measured costs tell how many connections fit.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--per-connection",
            paramLabel = "RESOURCE=N",
            description = "What a connection costs, repeatable: fd=2, cgroup_memory=4096.")
    private List<String> perConnection = new ArrayList<>();

    @Option(names = "--json", description = "Prints JSON, a line for each look.")
    private boolean json;

    @Option(names = "--prometheus", description = "Prints Prometheus metrics.")
    private boolean prometheus;

    @Option(
            names = "--jcmd",
            description = {
                "With --pid: asks that JVM where its native memory is, which stops it for a",
                "moment; needs -XX:NativeMemoryTracking=summary."
            })
    private boolean jcmd;

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

    /** As picocli makes it. */
    public ProbeCommand() {}

    @Override
    public Integer call() throws IOException {
        refuseWhatDoesNotGoTogether();
        PrintWriter out = spec.commandLine().getOut();
        if (limits) {
            out.print(CatalogueText.all());
            out.flush();
            return ExitCode.PASS.number();
        }
        if (serve.isPresent()) {
            return serve(new Asked(serve.get(), certificate, key));
        }
        Costs costs = Costs.of(run, perConnection);
        costs.remark().ifPresent(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        try (Looks looks = Looks.at(probed.words(), costs.byResource())) {
            if (watch.isPresent()) {
                long everyNanos = every().toNanos();
                Signals.raise(interrupt);
                new ProbeWatch(looks, form(), everyNanos).until(interrupt, out);
            } else {
                looks.warm(interrupt);
                form().print(out, looks.look(Tier.QUIET));
                printNativeMemory(out);
            }
        }
        return ExitCode.PASS.number();
    }

    private void refuseWhatDoesNotGoTogether() {
        refuse(json && prometheus, "--json and --prometheus: one of them");
        refuse(
                limits && !probed.words().isEmpty(),
                "--limits lists what is known of any process: without --" + probed.kind());
        refuse(jcmd && probed.pid().isEmpty(), "--jcmd asks one JVM: with --pid N");
        refuse(
                jcmd && (json || prometheus || watch.isPresent()),
                "--jcmd answers as text, once: without --json, --prometheus and --watch");
    }

    private static void refuse(boolean isWrong, String words) {
        if (isWrong) {
            throw new Stop(ExitCode.USAGE, words);
        }
    }

    private ProbeForm form() {
        if (json) {
            return ProbeForm.JSON;
        }
        return prometheus ? ProbeForm.PROMETHEUS : ProbeForm.TEXT;
    }

    private void printNativeMemory(PrintWriter out) {
        if (jcmd) {
            Answer answer = JvmCommands.to(Long.parseLong(probed.pid()), JCMD).nativeMemory();
            out.print(NativeMemoryText.of(answer));
            out.flush();
        }
    }

    private int serve(Asked asked) {
        ProbeServing.Order order = ProbeServing.Order.of(asked, System.getenv());
        Signals.raise(interrupt);
        CommandLine line = spec.commandLine();
        return ProbeServing.serve(order, new ProbeServing.Output(line.getOut(), line.getErr()), interrupt);
    }

    private Duration every() {
        String typed = watch.orElse("");
        return Quantities.duration(typed).match(every -> every, wrong -> {
            throw new Stop(ExitCode.USAGE, "--watch \"" + typed + "\" " + wrong);
        });
    }
}

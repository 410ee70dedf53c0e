package dev.plimsoll.soak.cli;

import dev.plimsoll.probe.limit.MachineLimitsReader;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.cli.prepare.Preparation;
import dev.plimsoll.soak.cli.prepare.ScenarioOptions;
import dev.plimsoll.soak.cli.terminal.ParentPipe;
import dev.plimsoll.soak.cli.terminal.Signals;
import dev.plimsoll.soak.conduct.gateway.Protocols;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.choice.TransportKind;
import dev.plimsoll.soak.load.transport.choice.Transports;
import dev.plimsoll.soak.standin.Faults;
import dev.plimsoll.soak.standin.StandinProgram;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code standin}: the embedded gateway to aim at, in a process of its own. */
@Command(
        name = "standin",
        mixinStandardHelpOptions = true,
        versionProvider = Plimsoll.Version.class,
        sortOptions = false,
        description = {
            "Starts the embedded gateway and prints one line of JSON when it is ready.",
            "It ends when its standard input closes, or on SIGTERM."
        },
        footerHeading = "%nFaults (RATE is a share of the connections, or of the messages; 1 if left out):%n",
        footer = {
            "  silent                 accepts, never speaks",
            "  stop-accepting-at=N    leaves connections in the backlog after the N-th",
            "  refuse-after=N         stops listening after the N-th",
            "  close-early=SHARE      closes such a connection after a second",
            "  stall=TIME[@WHEN]      all loops, once: stall=1s@20s",
            "  slow=TIME              delays every reply",
            "  drop-messages=SHARE    does not answer; drop-acks is the same for an echo",
            "  corrupt=SHARE          changes a byte of the reply",
            "  duplicate=SHARE        answers twice",
            "  die-at=TIME            ends as if killed, so long after the first connection",
            "  restart-at=TIME        resets everything and listens again after two seconds",
            "  leak-fd=RATE  leak-heap=RATE  leak-close-wait=RATE",
            "  hold-bytes=N           N resident bytes per open connection: a cost that is known",
            "",
            "Examples:",
            "  plimsoll standin ws",
            "  plimsoll standin tcp --port 7000 --fault leak-fd=0.1"
        })
final class StandinCommand implements Callable<Integer> {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int FEWEST_SLOTS = 1024;

    @Parameters(paramLabel = "KIND", description = "What it speaks: tcp or ws.")
    private String kind = "ws";

    @Option(names = "--fault", paramLabel = "NAME[=RATE]", description = "What to do wrong, repeatable.")
    private List<String> orders = new ArrayList<>();

    @Option(names = "--port", paramLabel = "N", description = "Where to listen on 127.0.0.1 (default: any free port).")
    private int port;

    @Option(
            names = "--transport",
            paramLabel = "NAME",
            defaultValue = Transports.AUTO,
            description = ScenarioOptions.TRANSPORT_HELP)
    private String transport = Transports.AUTO;

    @Option(names = "--leave-interrupt-to-parent", hidden = true)
    private boolean leaveInterruptToParent;

    StandinCommand() {}

    @Override
    public Integer call() throws IOException {
        Faults faults = Faults.parse(orders).match(Faults.Understood::faults, misunderstood -> {
            throw new Stop(ExitCode.USAGE, String.join("\n", misunderstood.problems()));
        });
        if (!List.of("tcp", "ws").contains(kind)) {
            throw new Stop(ExitCode.USAGE, "standin " + kind + ": not yet in this version; write tcp or ws");
        }
        TransportKind taken = Preparation.transport(transport).kind();
        if (leaveInterruptToParent) {
            Signals.leaveInterruptToParent();
        }
        int loops = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        double descriptors = MachineLimitsReader.read().openFiles().amountOrNaN();
        int slots = Math.max(FEWEST_SLOTS, (int) Math.min(descriptors, Integer.MAX_VALUE));
        StandinProgram.run(
                new StandinProgram.Order(
                        Protocols.ofStandin(kind),
                        new InetSocketAddress(InetAddress.getByAddress(LOOPBACK), port),
                        slots,
                        faults),
                () -> Transports.open(taken, loops, slots, Reach.loopback()),
                new ParentPipe(System.in, () -> Runtime.getRuntime().halt(ExitCode.PASS.number())),
                System.out);
        return ExitCode.PASS.number();
    }
}

package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.check.LocalSettings;
import dev.plimsoll.probe.tuning.profile.Profiles;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Order;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict.Standing;
import dev.plimsoll.probe.tuning.prove.run.Orders;
import dev.plimsoll.probe.tuning.prove.run.Prover;
import dev.plimsoll.probe.tuning.sysctl.BootTree;
import dev.plimsoll.probe.tuning.sysctl.DiskTree;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tune prove}: a profile → for each line what an experiment in a private network namespace measured. */
@Command(
        name = "prove",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Sets each line of a profile in a network namespace of its own and looks whether the kernel does what the line"
                    + " promises. Takes some seconds.",
            "Reads this host and changes nothing of it. Needs root, or a kernel that lets users make namespaces."
        },
        footerHeading = "%nVerdicts, and the rest:%n",
        footer = {
            "  EFFECTIVE          it does what it says",
            "  NEEDS_RESTART      it does so for a program that is started afterwards",
            "  MASKED(by)         it would, but for something else",
            "  WRONG_SCOPE        there is one for the machine and none in a namespace, and the machine's is another",
            "  READ_ONLY          a namespace may not set it, and the machine's is another",
            "  NO_EFFECT          it was set and nothing came of it",
            "  NOT_PERSISTED(why) it works and runs, but the next boot will not set it",
            "  UNPROVABLE(why)    nobody could tell",
            "",
            "Example:",
            "  plimsoll tune prove im-gateway-server --listen 128      what a gateway gets that calls listen(fd, 128)",
            "",
            "Exit codes: 0 all EFFECTIVE or NEEDS_RESTART, 98 some UNPROVABLE, 99 any other, 2 usage, 3 no namespace to be had."
        })
final class ProveCommand implements Callable<Integer> {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            paramLabel = "PROFILE",
            description = "A built-in profile, a file of YAML or of sysctl.conf(5), or a root directory with sysctl.d.")
    private String profile = "";

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Proves this line alone, beside the others; repeatable.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--listen",
            paramLabel = "N",
            description = "The backlog that the gateway asks listen(2) for (default: as many as are declared).")
    private @Nullable Integer listen;

    @Option(
            names = "--root",
            paramLabel = "DIR",
            description = "Where the files are that this machine boots with (default: /).")
    private Path root = Path.of("/");

    @Option(names = "--json", description = "Prints JSON instead of the table.")
    private boolean json;

    ProveCommand() {}

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(root)) {
            throw new Stop(ExitCode.USAGE, "--root: there is no folder " + root);
        }
        ProcReader host = ProcReader.ofThisMachine();
        Profile read = Profiles.find(profile, LocalSettings.ofOurs(host)::matching)
                .match(it -> it, problems -> {
                    throw new Stop(ExitCode.USAGE, String.join("\n", problems));
                });
        Map<String, Declared> lines = new LinkedHashMap<>();
        read.lines().forEach(line -> lines.put(name(line), line));
        refuseUnknown(lines.keySet());
        Order order = Orders.of(
                lines.entrySet().stream()
                        .map(line ->
                                new DeclaredLine(line.getKey(), line.getValue().value()))
                        .toList(),
                line -> only.isEmpty() || only.contains(line.setting()),
                (line, running) -> declared(lines, line).holds(running),
                listen == null ? OptionalInt.empty() : OptionalInt.of(listen),
                host);
        List<Proof> proofs = new ArrayList<>();
        BootTree boot = BootTree.read(new DiskTree(root));
        for (Proof proof : proofs(order)) {
            proofs.add(order.runs(proof.line()) ? persisted(proof, declared(lines, proof.line()), boot) : proof);
        }
        ExitCode code = code(proofs);
        spec.commandLine().getOut().print(json ? ProveJson.of(read, proofs, code) : ProveTable.of(read, proofs));
        spec.commandLine().getOut().flush();
        return code.number();
    }

    private void refuseUnknown(Set<String> names) {
        for (String name : only) {
            if (!names.contains(name)) {
                throw new Stop(
                        ExitCode.USAGE,
                        "--only " + name + ": " + profile + " has no such line; it has " + String.join(", ", names));
            }
        }
    }

    private List<Proof> proofs(Order order) throws IOException {
        Prover.Outcome outcome = new Prover(DEADLINE)
                .prove(
                        order,
                        proof ->
                                spec.commandLine().getErr().println(proof.line().setting() + " " + proof.verdict()));
        if (outcome instanceof Prover.Outcome.Proven proven) {
            return proven.proofs();
        }
        throw new Stop(ExitCode.REFUSED, ((Prover.Outcome.NoWayIn) outcome).needs());
    }

    /** The word of a limit, the dotted name of a sysctl. */
    private static String name(Declared line) {
        return line.setting().match(sysctl -> sysctl.dotted(), limit -> limit.word());
    }

    private static Declared declared(Map<String, Declared> lines, DeclaredLine line) {
        Declared declared = lines.get(line.setting());
        if (declared == null) {
            throw new IllegalStateException("no line " + line.setting());
        }
        return declared;
    }

    private static Proof persisted(Proof proof, Declared declared, BootTree boot) {
        return declared.setting()
                .match(
                        sysctl -> boot.persistence(sysctl)
                                .match(
                                        at -> declared.holds(at.value())
                                                ? proof
                                                : proof.lostAtBoot(at.place() + " sets " + at.value()),
                                        nowhere -> proof.lostAtBoot("no file sets it"),
                                        unknown -> proof,
                                        () -> proof),
                        limit -> proof);
    }

    private static ExitCode code(List<Proof> proofs) {
        List<Standing> standings =
                proofs.stream().map(proof -> proof.verdict().word().standing()).toList();
        if (standings.contains(Standing.FAILS)) {
            return ExitCode.FAIL;
        }
        return standings.contains(Standing.UNKNOWN) || standings.isEmpty() ? ExitCode.INCONCLUSIVE : ExitCode.PASS;
    }
}

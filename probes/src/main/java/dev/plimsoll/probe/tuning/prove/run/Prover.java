package dev.plimsoll.probe.tuning.prove.run;

import dev.plimsoll.probe.namespace.PrivateNamespace;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Order;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Has an order carried out by a child process in namespaces of its own; the host is only read. */
public final class Prover {
    private static final String NATIVE_ACCESS = "--enable-native-access=ALL-UNNAMED";
    private static final int ENDING_SECONDS = 2;

    private final Duration deadline;

    /** Proofs that are killed after {@code deadline}. */
    public Prover(Duration deadline) {
        this.deadline = deadline;
    }

    /**
     * Carries out an order. Lines that were not answered in time are UNPROVABLE.
     *
     * @param progress is shown each proof as it comes, on the calling thread
     */
    public Outcome prove(Order order, Consumer<Proof> progress) throws IOException {
        WayIn way = WayIn.find();
        if (way instanceof WayIn.Under under) {
            return new Outcome.Proven(answers(order, command(under), progress));
        }
        return new Outcome.NoWayIn(((WayIn.Closed) way).needs());
    }

    private List<Proof> answers(Order order, List<String> command, Consumer<Proof> progress) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        CompletableFuture<?> late = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(deadline.toMillis(), TimeUnit.MILLISECONDS));
        Map<DeclaredLine, Proof> answers = new HashMap<>();
        try (Writer orders = process.outputWriter(StandardCharsets.UTF_8);
                BufferedReader proofs = process.inputReader(StandardCharsets.UTF_8)) {
            orders.write(Wire.write(order, PrivateNamespace.current()));
            orders.write('\n');
            orders.flush();
            for (String line = proofs.readLine(); line != null; line = proofs.readLine()) {
                Proof proof = Wire.readProof(line);
                answers.put(proof.line(), proof);
                progress.accept(proof);
            }
        } finally {
            late.cancel(false);
            end(process);
        }
        return inOrder(
                order,
                answers,
                "the experiments ended before it was answered (at most " + deadline.toSeconds() + " s)");
    }

    private static List<Proof> inOrder(Order order, Map<DeclaredLine, Proof> answers, String otherwise) {
        List<Proof> proofs = new ArrayList<>();
        for (DeclaredLine line : order.lines()) {
            Proof unanswered = new Proof(line, Verdict.unprovable(otherwise), "");
            proofs.add(answers.getOrDefault(line, unanswered));
        }
        return proofs;
    }

    private List<String> command(WayIn.Under way) {
        List<String> command = new ArrayList<>(way.prefix());
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", NATIVE_ACCESS));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Laboratory.class.getName()));
        command.add(String.valueOf(deadline.toSeconds()));
        return command;
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            if (!process.waitFor(ENDING_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("process " + process.pid() + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What came of an order. */
    public sealed interface Outcome {
        /** A proof for each line, in their order. */
        record Proven(List<Proof> proofs) implements Outcome {
            /** Copies them. */
            public Proven {
                proofs = List.copyOf(proofs);
            }
        }

        /** Nothing could be tried; what this machine needs for it, in words. */
        record NoWayIn(String needs) implements Outcome {}
    }
}

package dev.plimsoll.probe.tuning.prove.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Order;
import dev.plimsoll.probe.tuning.prove.Proof;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Proofs by a child process, as users get them. Also a program of its own, {@code Proving LINE…}, which tests kill. */
final class Proving {
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private Proving() {}

    public static void main(String[] lines) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println("proving");
        Prover.Outcome outcome = new Prover(DEADLINE).prove(order(OptionalInt.empty(), lines), out::println);
        out.println(outcome);
    }

    static Order order(OptionalInt listenBacklog, String... lines) {
        return Orders.of(lines(lines), line -> true, DeclaredLine::is, listenBacklog, ProcReader.ofThisMachine());
    }

    static List<DeclaredLine> lines(String... lines) {
        return Arrays.stream(lines)
                .map(line -> new DeclaredLine(
                        line.substring(0, line.indexOf('=')).strip(), line.substring(line.indexOf('=') + 1)))
                .toList();
    }

    static List<Proof> of(OptionalInt listenBacklog, String... lines) throws IOException {
        Prover.Outcome outcome = new Prover(DEADLINE).prove(order(listenBacklog, lines), proof -> {});
        assertThat(outcome)
                .as("experiments need root, or user namespaces that users may make")
                .isInstanceOf(Prover.Outcome.Proven.class);
        return ((Prover.Outcome.Proven) outcome).proofs();
    }

    /** The first line's proof; the others stand beside it. */
    static Proof one(String... lines) throws IOException {
        return of(OptionalInt.empty(), lines).get(0);
    }
}

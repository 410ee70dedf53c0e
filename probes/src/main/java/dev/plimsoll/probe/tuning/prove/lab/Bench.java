package dev.plimsoll.probe.tuning.prove.lab;

import dev.plimsoll.probe.namespace.PrivateNamespace;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Order;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs one experiment on a thread and in a network namespace that are given up after it. */
public final class Bench {
    /** How long one experiment may take. */
    public static final Duration EACH = Duration.ofSeconds(25);

    private final Order order;
    private final String startedIn;

    /**
     * Experiments of one order.
     *
     * @param startedIn the namespace that must never be written, as {@link PrivateNamespace#current} names it
     */
    public Bench(Order order, String startedIn) {
        this.order = order;
        this.startedIn = startedIn;
    }

    /** Proves one line; waits for it, but not longer than {@link #EACH}. */
    public Proof prove(DeclaredLine line, Experiment experiment) throws InterruptedException {
        Optional<String> lacking = experiment.lacking();
        if (lacking.isPresent()) {
            return new Proof(line, Verdict.unprovable(lacking.get()), "");
        }
        FutureTask<Proof> task = new FutureTask<>(() -> inside(line, experiment));
        Thread thread = new Thread(task, "experiment " + line.setting());
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(EACH.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            task.cancel(true);
            return new Proof(line, Verdict.unprovable("no answer within " + EACH.toSeconds() + " s"), "");
        } catch (ExecutionException e) {
            return new Proof(line, Verdict.unprovable(String.valueOf(e.getCause())), "");
        }
    }

    private Proof inside(DeclaredLine line, Experiment experiment) throws IOException {
        PrivateNamespace.enter();
        if (PrivateNamespace.current().equals(startedIn)) {
            throw new IllegalStateException("still in " + startedIn);
        }
        try {
            return experiment.run(new Lab(order, line));
        } catch (NotAsDeclared e) {
            return new Proof(line, e.verdict(), e.figure());
        } catch (IOException e) {
            return new Proof(line, Verdict.unprovable(String.valueOf(e.getMessage())), "");
        }
    }
}

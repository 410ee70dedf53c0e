package dev.plimsoll.probe.tuning.prove.run;

import dev.plimsoll.probe.namespace.PrivateNamespace;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.experiment.Experiments;
import dev.plimsoll.probe.tuning.prove.lab.Bench;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/*
 * The order of things matters here. Nothing is tried before the process has seen that it is not in the namespace it was started
 * from. Two threads watch over the rest: one ends the process when its input ends, which is when the parent is gone,
 * however that went; the other when its time is up, should the parent be stopped. Both halt, and with the process go its
 * namespaces. Short programs it may be running (nft, conntrack) read its pipe and end as well.
 */
/** The child process: reads an order, proves each line, prints the proofs. */
final class Laboratory {
    private static final int LANES = 10;
    private static final int CANNOT = 3;
    private static final int ORPHANED = 4;
    private static final int LATE = 5;

    private static final PrintStream PROOFS =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);

    private final Bench bench;
    private final Queue<DeclaredLine> waiting;

    private Laboratory(Bench bench, List<DeclaredLine> lines) {
        this.bench = bench;
        this.waiting = new ConcurrentLinkedQueue<>(lines);
    }

    /** {@code Laboratory SECONDS}: the order comes as the first line of the input, which then stays open. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        haltAfter(Duration.ofSeconds(Long.parseLong(arguments[0])));
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String order = input.readLine();
        if (order == null) {
            Runtime.getRuntime().halt(ORPHANED);
            return;
        }
        haltAtEndOf(input);
        Wire.Sent sent = Wire.readOrder(order);
        if (PrivateNamespace.current().equals(sent.startedIn())) {
            System.err.println("this process was not given a network namespace of its own");
            Runtime.getRuntime().halt(CANNOT);
        }
        Bench bench = new Bench(sent.order(), sent.startedIn());
        List<DeclaredLine> together = new ArrayList<>(sent.lines());
        List<DeclaredLine> alone = new ArrayList<>(together);
        alone.removeIf(line -> !line.setting().equals(DeclaredLine.NOFILE));
        together.removeAll(alone);
        new Laboratory(bench, together).run();
        new Laboratory(bench, alone).run();
        Runtime.getRuntime().halt(0);
    }

    private void run() throws InterruptedException {
        List<Thread> lanes = new ArrayList<>();
        for (int i = 0; i < Math.min(LANES, waiting.size()); i++) {
            Thread lane = new Thread(this::takeInTurn, "lane " + i);
            lane.start();
            lanes.add(lane);
        }
        for (Thread lane : lanes) {
            lane.join();
        }
    }

    private void takeInTurn() {
        try {
            for (DeclaredLine line = waiting.poll(); line != null; line = waiting.poll()) {
                Proof proof = bench.prove(line, Experiments.of(line.setting()));
                synchronized (PROOFS) {
                    PROOFS.println(Wire.write(proof));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void haltAtEndOf(BufferedReader input) {
        daemon("parent is there", () -> {
            try {
                while (input.readLine() != null) {
                    Thread.onSpinWait();
                }
            } catch (IOException e) {
                System.err.println(e.getMessage());
            }
            Runtime.getRuntime().halt(ORPHANED);
        });
    }

    private static void haltAfter(Duration deadline) {
        daemon("deadline", () -> {
            try {
                Thread.sleep(deadline.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Runtime.getRuntime().halt(LATE);
        });
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}

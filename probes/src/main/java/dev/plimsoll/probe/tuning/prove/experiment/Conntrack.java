package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.lab.KernelCode;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Connection tracking in the calling thread's network namespace, switched on by a rule of nftables. */
final class Conntrack {
    private static final long PATIENCE_SECONDS = 15;
    /** Functions of the modules nf_tables, nft_ct and nf_conntrack_netlink, which netlink else loads when they are needed. */
    private static final String TABLES = "nft_do_chain";

    private static final String STATES = "nft_ct_get_eval";
    private static final String ENTRIES = "ctnetlink_create_conntrack";
    private static final String RULES = """
            table ip plimsoll {
              chain in { type filter hook input priority 0; ct state established accept; }
            }
            """;

    private Conntrack() {}

    /** What is missing for it. No module is loaded on purpose: that would change the whole host. */
    static Optional<String> lacking() {
        if (!Files.exists(Path.of("/proc/sys/net/netfilter/nf_conntrack_max"))) {
            return Optional.of(
                    "nf_conntrack is not loaded here, and loading it would change this host; modprobe nf_conntrack");
        }
        if (!KernelCode.has(TABLES) || !KernelCode.has(STATES)) {
            return Optional.of("nf_tables or nft_ct is not loaded here, and loading it would change this host;"
                    + " modprobe -a nf_tables nft_ct");
        }
        return program("nft").isPresent() ? Optional.empty() : Optional.of("nft is missing; apt-get install nftables");
    }

    /** Whether {@link #insert} can be had without a module that is not loaded. */
    static boolean canInsert() {
        return program("conntrack").isPresent() && KernelCode.has(ENTRIES);
    }

    /** Where a program is; in the folders of root too, which others may not have in their PATH. */
    static Optional<Path> program(String name) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/bin";
        return Stream.of(path.split(":"))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Packets of this namespace are tracked from now on. */
    static void on() throws IOException {
        run(List.of("nft", "-f", "-"), Stream.of(RULES));
    }

    /** Puts entries into the table, each in the words of conntrack(8). */
    static void insert(Stream<String> entries) throws IOException {
        run(List.of("conntrack", "-R", "/dev/stdin"), entries);
    }

    private static void run(List<String> words, Stream<String> input) throws IOException {
        String program = words.get(0);
        List<String> command = new ArrayList<>(words);
        command.set(
                0,
                program(program)
                        .orElseThrow(() -> new IOException("no " + program))
                        .toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            write(input, process);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException(program + " failed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + program + " ran", e);
        } finally {
            process.destroyForcibly();
        }
    }

    private static void write(Stream<String> input, Process process) throws IOException {
        try (Writer lines = process.outputWriter(StandardCharsets.US_ASCII)) {
            for (String line : (Iterable<String>) input::iterator) {
                lines.write(line);
                lines.write('\n');
            }
        }
    }
}

package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code plimsoll probe}: what is typed and what comes back. */
final class ProbeCommandTest {
    private static final String SELF = Long.toString(ProcessHandle.current().pid());

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... arguments) {
        return Plimsoll.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aProcessAndItsHostAreShownWithLimitsReadingsAndWhatAskingTook() {
        assertThat(type("probe", "--pid", SELF)).isZero();
        assertThat(out.toString())
                .startsWith("pid:" + SELF + "\n")
                .contains("limits, the first to bind on top")
                .containsPattern(
                        "[0-9,]+ +[0-9,]+ +[0-9.]+% +[0-9,]+ assumed  RLIMIT_NOFILE \\(open files of the process\\)")
                .containsPattern("MiB  rss +process")
                .contains("asking took process ")
                .contains("\nhost\n");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void jsonIsOneLineWhoseReadingsAreThoseOfSamplesAndWhoseLimitsTellConnections() throws IOException {
        assertThat(type("probe", "--pid", SELF, "--per-connection", "fd=2", "--json"))
                .isZero();
        assertThat(out.toString().lines()).hasSize(1);
        JsonNode process = new ObjectMapper().readTree(out.toString()).at("/subjects/0");
        assertThat(process.at("/subject").asText()).isEqualTo("pid:" + SELF);
        assertThat(process.at("/readings/fd/scope").asText()).isEqualTo("process");
        assertThat(process.at("/cost_seconds/process").doubleValue()).isPositive();
        for (JsonNode limit : process.at("/limits")) {
            if (limit.at("/limit").asText().equals("RLIMIT_NOFILE")) {
                double room =
                        limit.at("/ceiling").doubleValue() - limit.at("/used").doubleValue();
                assertThat(limit.at("/connections_more").asLong()).isEqualTo((long) Math.floor(room / 2));
                return;
            }
        }
        throw new AssertionError("no RLIMIT_NOFILE in " + out);
    }

    @Test
    void prometheusGetsReadingsCeilingsAndCosts() {
        assertThat(type("probe", "--pid", SELF, "--prometheus")).isZero();
        assertThat(out.toString())
                .containsPattern("plimsoll_probe_fd\\{scope=\"process\",subject=\"pid:" + SELF + "\"\\} [0-9.]+")
                .containsPattern("plimsoll_probe_ceiling\\{limit=\"RLIMIT_NOFILE\",scope=\"process\"")
                .contains("plimsoll_probe_cost_seconds{probe=\"process\"")
                .doesNotContain("NaN");
    }

    @Test
    void aRunsMeasuredCostTellsHowManyConnectionsFit(@TempDir Path run) throws IOException {
        Files.writeString(
                run.resolve("verdict.json"),
                "{\"cost\":[{\"subject\":\"gateway\",\"resource\":\"fd\",\"per_connection\":4.0},"
                        + "{\"subject\":\"generator\",\"resource\":\"fd\",\"per_connection\":9.0}]}");
        assertThat(type("probe", "--pid", SELF, "--run", run.toString(), "--json"))
                .isZero();
        assertThat(out.toString()).contains("\"per_connection\":4,").doesNotContain("\"per_connection\":9,");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aRunThatMeasuredNoCostIsSaidToHaveMeasuredNone(@TempDir Path run) throws IOException {
        Files.writeString(run.resolve("verdict.json"), "{\"cost\":[]}");
        assertThat(type("probe", "--pid", SELF, "--run", run.toString())).isZero();
        assertThat(err.toString()).contains("--run " + run + ": it measured no cost per connection");
        assertThat(out.toString()).contains(" assumed  RLIMIT_NOFILE");
    }

    @Test
    void aCostThatWasTypedIsNotMarkedAsAssumed() {
        assertThat(type("probe", "--pid", SELF, "--per-connection", "fd=2")).isZero();
        assertThat(out.toString()).containsPattern("% +[0-9,]+  RLIMIT_NOFILE");
    }

    @Test
    void watchingAProcessThatEndsSaysSoOnceAndEndsToo() throws IOException {
        Process cat = new ProcessBuilder("cat").start();
        String subject = "pid:" + cat.pid();
        Writer endsItAfterTheFirstLine = new FilterWriter(out) {
            @Override
            public void write(String text, int from, int length) throws IOException {
                super.write(text, from, length);
                if (text.contains("host")) {
                    cat.destroyForcibly();
                }
            }
        };
        PrintWriter seen = new PrintWriter(endsItAfterTheFirstLine);
        String[] typed = {"probe", "--pid", Long.toString(cat.pid()), "--watch", "50ms"};
        assertThat(Plimsoll.run(seen, new PrintWriter(err), typed)).isZero();
        assertThat(out.toString().lines())
                .allMatch(line -> line.matches("[0-2][0-9]:[0-5][0-9]:[0-5][0-9]  (host|" + subject + ")  .*"))
                .anyMatch(line -> line.contains("  " + subject + "  rss "))
                .filteredOn(line -> line.endsWith(subject + "  process " + cat.pid() + " has ended"))
                .hasSize(1);
    }

    @Test
    void aJvmThatCountsItsNativeMemoryTellsItByJcmd() throws IOException {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:NativeMemoryTracking=summary",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName())
                .start();
        try {
            assertThat(child.getInputStream().read()).isEqualTo('r');
            assertThat(type("probe", "--pid", Long.toString(child.pid()), "--jcmd"))
                    .isZero();
        } finally {
            child.destroyForcibly();
        }
        assertThat(out.toString())
                .contains("native memory by jcmd, committed\n")
                .containsPattern("MiB  in all\n")
                .containsPattern("B  Java Heap\n");
    }

    @Test
    void whoIsNoJvmIsNotAskedByJcmdAndTheRestIsStillPrinted() throws IOException {
        Process cat = new ProcessBuilder("cat").start();
        try {
            assertThat(type("probe", "--pid", Long.toString(cat.pid()), "--jcmd"))
                    .isZero();
        } finally {
            cat.destroyForcibly();
        }
        assertThat(out.toString())
                .contains("limits, the first to bind on top")
                .endsWith("native memory by jcmd: process " + cat.pid() + " is no JVM\n");
    }

    /** A JVM that does nothing until it is ended. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String... arguments) throws IOException {
            System.out.print('r');
            System.out.flush();
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    @Test
    void everyKnownLimitIsListedWithWhereItStandsAndTheMend() {
        assertThat(type("probe", "--limits")).isZero();
        assertThat(out.toString())
                .contains("RLIMIT_NOFILE\n", "ulimit -n N", "accept queue\n", "SNAT ports\n")
                .contains(
                        "hit when  fd within 2 (0.5%) of its ceiling and the generator sees failures\n",
                        "hit when  the generator itself fails: local-fd-limit\n",
                        "hit when  tcp.listen_overflows rises by 1 and accept_queue is at least accept_queue_limit\n",
                        "accept_queue is at least 25% of accept_queue_limit and the generator sees failures:"
                                + " closed-early, handshake-timed-out, reset, timed-out\n",
                        "near when tcp.listen_overflows rises by 1\n",
                        "near when stalled_socket reaches 1\n",
                        "hit when  conntrack.drop rises by more than conntrack.insert_failed and conntrack within 16",
                        "near when cgroup_memory_hit rises by 1 and cgroup_memory within 5% of its ceiling\n",
                        "not named when it follows from RLIMIT_NOFILE, pids.max,")
                .contains("net.ipv4.tcp_tw_reuse  (no ceiling: the kernel behaves so)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pid 999999999 | there is no process 999999999",
                "--pid x | \"pid:x\": x is not such a number",
                "--port 1 | nothing listens on port 1",
                "--per-connection fd | --per-connection \"fd\": write RESOURCE=AMOUNT",
                "--per-connection fd=-1 | write RESOURCE=AMOUNT",
                "--per-connection foo=2 | nothing limits \"foo\"; write one of accept_queue, cgroup_memory,",
                "--json --prometheus | --json and --prometheus: one of them",
                "--limits --pid 1 | without --pid",
                "--jcmd | --jcmd asks one JVM: with --pid N",
                "--port 1 --jcmd | --jcmd asks one JVM: with --pid N",
                "--pid 1 --jcmd --json | without --json, --prometheus and --watch",
                "--watch soon | --watch \"soon\"",
                "--run /nowhere | there is no verdict.json"
            })
    void whatCannotBeDoneIsSaidWithWhatToTypeInstead(String typed, String said) {
        assertThat(type(("probe " + typed).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(said);
    }
}

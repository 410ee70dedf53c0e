package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
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
                .containsPattern("[0-9,]+ +[0-9,]+ +[0-9.]+% +[0-9,]+  RLIMIT_NOFILE \\(open files of the process\\)")
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
    }

    @Test
    void everyKnownLimitIsListedWithWhereItStandsAndTheMend() {
        assertThat(type("probe", "--limits")).isZero();
        assertThat(out.toString())
                .contains("RLIMIT_NOFILE\n", "ulimit -n N", "accept queue\n", "SNAT ports\n")
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
                "--watch soon | --watch \"soon\"",
                "--run /nowhere | there is no verdict.json"
            })
    void whatCannotBeDoneIsSaidWithWhatToTypeInstead(String typed, String said) {
        assertThat(type(("probe " + typed).split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(said);
    }
}

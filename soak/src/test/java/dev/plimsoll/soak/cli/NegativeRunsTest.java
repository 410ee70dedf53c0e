package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway that misbehaves is never passed, and the reason names what it did. The healthy twin passes. */
final class NegativeRunsTest {
    private static final double RATE = 0.1;

    @TempDir
    private Path out = Path.of("unset");

    @Test
    void aHealthyGatewayPasses() {
        SmallRun run = SmallRun.with(out);

        assertThat(run.reasons()).isEmpty();
        assertThat(run.outcome()).isEqualTo("pass");
        assertThat(run.exit()).isZero();
        assertThat(run.verdict().get("connections").get("peak").asInt()).isEqualTo(200);
        assertThat(run.verdict().get("messages").get("answered").asInt()).isEqualTo(800);
        assertThat(run.leak("fd").get("verdict").asText()).isEqualTo("clean");
        assertThat(run.folder()).isDirectoryContaining("glob:**/report.html");
        assertThat(Files.exists(run.folder().resolve("FAIL"))).isFalse();
    }

    @Test
    void overTcpItPassesTooAndTheSummaryHoldsEveryFigure() throws IOException {
        SmallRun run = SmallRun.with(out, "--protocol", "tcp", "--threshold", "generator.fd < 10000");

        assertThat(run.reasons()).isEmpty();
        assertThat(run.exit()).isZero();
        JsonNode metrics = new ObjectMapper()
                .readTree(run.folder().resolve("summary.json").toFile())
                .get("metrics");
        assertThat(metrics.get("heartbeats_missed").get("values").get("count").asInt(1))
                .isZero();
        assertThat(metrics.get("generator.fd").get("values").get("value").asDouble())
                .isGreaterThan(100);
        assertThat(metrics.get("generator.fd")
                        .get("thresholds")
                        .get("< 10000")
                        .get("ok")
                        .asBoolean())
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            silent                | accepts but does not answer
            stop-accepting-at=50  | handshake-timed-out
            refuse-after=50       | refused
            close-early=0.1       | closed-early
            stall=1500ms          | message_latency
            drop-messages=0.05    | lost
            corrupt=0.05          | corrupted
            duplicate=0.05        | messages_duplicated
            die-at=1s             | the gateway died
            leak-fd=0.5           | leaks
            leak-close-wait=0.5   | CLOSE_WAIT
            """)
    void aMisbehavingGatewayFailsByName(String fault, String named) {
        SmallRun run = SmallRun.with(out, "--standin-fault", fault);

        assertThat(run.outcome()).as("%s", run.reasons()).isEqualTo("fail");
        assertThat(run.exit()).isEqualTo(99);
        assertThat(String.join("\n", run.reasons())).containsIgnoringCase(named);
        assertThat(run.folder().resolve("FAIL")).exists();
    }

    @Test
    void theRateOfALeakIsRight() {
        SmallRun run = SmallRun.with(out, "--standin-fault", "leak-fd=" + RATE, "--set", "churn.cycles=400");

        assertThat(run.leak("fd").get("verdict").asText()).isEqualTo("leak");
        assertThat(run.leak("fd").get("per_cycle").asDouble()).isCloseTo(RATE, within(RATE / 10));
        assertThat(run.leak("close_wait").get("verdict").asText()).isEqualTo("clean");
    }

    @Test
    void anUnreachableTargetIsSaidInWords() {
        SmallRun run = SmallRun.with(out, "--target", "ws://127.0.0.1:1/");

        assertThat(run.progress()).contains("connection refused by 127.0.0.1:1: is the gateway up?");
        assertThat(run.exit()).isEqualTo(99);
        assertThat(String.join("\n", run.reasons())).contains("refused");
    }
}

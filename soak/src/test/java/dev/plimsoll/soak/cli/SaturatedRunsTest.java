package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A generator that is the bottleneck says so, and a gateway that stalls is measured from when messages were due. */
final class SaturatedRunsTest {
    @TempDir
    private Path out = Path.of("unset");

    @Test
    void aGeneratorWithoutCpuIsInconclusive() throws Exception {
        try (ChildRun run = ChildRun.start(
                out,
                List.of("taskset", "-c", "0", "nice", "-n", "10"),
                "--threshold",
                "message_latency: p(99) < 100ms",
                "--set",
                "connect.deadline=20s",
                "--set",
                "traffic.rate=30000/s",
                "--quiet")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> run.hasWritten("\"hold\""));
            Process busy = new ProcessBuilder("taskset", "-c", "0", "sh", "-c", "while :; do :; done").start();
            try {
                await().atMost(Duration.ofSeconds(30)).until(() -> run.hasWritten("\"drain\""));
            } finally {
                busy.destroyForcibly();
            }
            assertThat(run.await()).as(run.output()).isEqualTo(98);
            assertThat(run.output()).contains("the generator's schedule was late");
        }
    }

    @Test
    void aGatewayThatStallsForASecondShowsInLatencyFromTheIntendedTime() throws Exception {
        Path scenario = out.resolve("stalled.yaml");
        Files.writeString(scenario, """
                name: stalled
                protocol: ws
                connections: 50
                phases:
                  - ramp: {to: 100%, over: 200ms}
                  - traffic: {for: 10s, rate: 500/s, size: 64B, outstanding: 1}
                thresholds:
                  - message_latency: p(99) < 500ms
                faults: [stall=1s@4s]
                """);
        Path runs = out.resolve("runs");
        SmallRun run = SmallRun.of(scenario, runs);

        JsonNode latency = run.verdict().get("latency");
        assertThat(run.outcome()).isEqualTo("fail");
        assertThat(latency.get("message").get("max").asDouble()).isGreaterThanOrEqualTo(0.9);
        assertThat(latency.get("message").get("p99").asDouble()).isGreaterThanOrEqualTo(0.8);
        assertThat(latency.get("message_service").get("max").asDouble()).isGreaterThanOrEqualTo(0.5);
        double slow = 1 - run.shareBelow("message_service", 0.5);
        assertThat(Math.round(slow * latency.get("message_service").get("count").asLong()))
                .isLessThanOrEqualTo(50);
        assertThat(new ObjectMapper().readTree(Files.readAllBytes(run.folder().resolve("verdict.json"))))
                .isEqualTo(run.verdict());
    }
}

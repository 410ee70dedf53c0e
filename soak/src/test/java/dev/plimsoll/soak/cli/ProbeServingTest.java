package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.probe.remote.wire.Token;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.cli.serve.Asked;
import dev.plimsoll.soak.cli.serve.ProbeServing;
import dev.plimsoll.soak.conduct.Interrupt;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class ProbeServingTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(Token.VARIABLE, "canary-55d0c2f19e7ab364");

    @Test
    void itSaysWhereItListensServesAndEndsWhenItIsInterrupted() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Interrupt interrupt = new Interrupt();
        ProbeServing.Order order = ProbeServing.Order.of(asked("127.0.0.1:0"), ENVIRONMENT);
        CompletableFuture<Integer> serving = CompletableFuture.supplyAsync(() -> ProbeServing.serve(
                order, new ProbeServing.Output(new PrintWriter(out), new PrintWriter(err)), interrupt));
        await().until(() -> out.toString().contains("\n"));
        JsonNode ready = new ObjectMapper().readTree(out.toString());
        assertThat(ready.get("host").asText()).isEqualTo("127.0.0.1");
        assertThat(ready.get("tls").asBoolean(true)).isFalse();
        assertThat(ready.get("pid").asLong()).isEqualTo(ProcessHandle.current().pid());
        try (Socket stranger = new Socket(
                        InetAddress.getLoopbackAddress(), ready.get("port").asInt());
                InputStream answer = stranger.getInputStream()) {
            stranger.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(answer.readAllBytes()).isEmpty();
        }
        interrupt.raise("SIGTERM");
        assertThat(serving.get()).isZero();
        assertThat(err.toString())
                .contains("dropped 1 connection: 1 without a token")
                .doesNotContain("canary");
    }

    @Test
    void withoutATokenOrBeyondLoopbackWithoutTlsItDoesNotStart() {
        assertThatThrownBy(() -> ProbeServing.Order.of(asked("127.0.0.1:0"), Map.of()))
                .isInstanceOfSatisfying(Stop.class, stop -> {
                    assertThat(stop.code()).isEqualTo(ExitCode.USAGE);
                    assertThat(stop.words()).contains("export PLIMSOLL_TOKEN=$(openssl rand -hex 24)");
                });
        assertThatThrownBy(() -> ProbeServing.Order.of(asked("127.0.0.1:0"), Map.of(Token.VARIABLE, "short")))
                .isInstanceOfSatisfying(
                        Stop.class,
                        stop -> assertThat(stop.words())
                                .contains("shorter than 16 characters")
                                .doesNotContain("short\""));
        assertThatThrownBy(() -> ProbeServing.Order.of(asked("0.0.0.0:9909"), ENVIRONMENT))
                .isInstanceOfSatisfying(Stop.class, stop -> {
                    assertThat(stop.code()).isEqualTo(ExitCode.USAGE);
                    assertThat(stop.words()).contains("openssl req -x509").doesNotContain("canary");
                });
    }

    private static Asked asked(String hostPort) {
        return new Asked(hostPort, Optional.empty(), Optional.empty());
    }
}

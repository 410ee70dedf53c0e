package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.tls.Certificates;
import dev.plimsoll.soak.load.protocol.tls.Peer;
import dev.plimsoll.soak.load.protocol.tls.TlsProtocol;
import dev.plimsoll.soak.load.protocol.tls.Trust;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.epoll.EpollTransport;
import dev.plimsoll.soak.standin.Faults;
import dev.plimsoll.soak.standin.Standin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs against a gateway with a certificate, in this process. */
final class TlsRunsTest {
    private static final int SLOTS = 128;

    @TempDir
    private Path out = Path.of("unset");

    @Test
    void aGatewayThatIsTrustedIsLoadedAsOneWithoutTls() throws IOException {
        SmallRun run = run("here", "--ca", Certificates.issuer().toString());

        assertThat(run.verdict().get("connections").get("established").asInt()).isEqualTo(81);
        assertThat(run.verdict().get("connections").get("lost").asInt()).isZero();
        assertThat(run.verdict().get("messages").get("answered").asInt()).isEqualTo(200);
        assertThat(run.progress()).doesNotContain("INSECURE");
        assertThat(Files.readString(run.folder().resolve("plan.json")))
                .contains("\"ca\" : \"" + Certificates.issuer() + "\"", "\"tls\" : \"trusts " + Certificates.issuer());
    }

    @Test
    void aGatewayThatIsNotTrustedIsNotLoadedAndTheMendIsSaid() throws IOException {
        SmallRun run = run("here", "--ca", Certificates.stranger().toString());

        assertThat(run.exit()).isEqualTo(99);
        assertThat(run.progress()).contains("the certificate is not trusted (", "name its issuer with --ca FILE");
    }

    @Test
    void anInsecureRunAcceptsAnyCertificateAndSaysSoLoudly() throws IOException {
        SmallRun run = run("expired", "--insecure", "--quiet");

        assertThat(run.verdict().get("connections").get("established").asInt()).isEqualTo(81);
        assertThat(run.progress()).contains("INSECURE: any certificate is accepted");
        assertThat(Files.readString(run.folder().resolve("report.html"))).contains("INSECURE");
    }

    @Test
    void anAnswerThatIsNotTlsIsSaid() throws IOException {
        try (ServerSocket gateway = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> answer = CompletableFuture.runAsync(() -> answerInPlain(gateway));
            String target = "wss://127.0.0.1:" + gateway.getLocalPort() + "/";
            SmallRun run = SmallRun.with(out, "--target", target, "--set", "connect.deadline=10s");

            assertThat(run.exit()).isEqualTo(99);
            assertThat(run.progress()).contains("the answer is not TLS; if the port is one without TLS, write ws://");
            assertThat(answer).isCompleted();
        }
    }

    /** Answers a ClientHello as a server without TLS does. */
    private static void answerInPlain(ServerSocket gateway) {
        try (Socket socket = gateway.accept()) {
            assertThat(socket.getInputStream().read(new byte[1 << 16])).isPositive();
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SmallRun run(String certificate, String... more) throws IOException {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        Faults none = Faults.parse(List.of()).match(understood -> understood.faults(), misunderstood -> {
            throw new AssertionError(misunderstood.problems().toString());
        });
        try (Transport transport = EpollTransport.start(1, SLOTS, Reach.loopback());
                Standin standin = Standin.open(transport, gateway(certificate), anyPort, SLOTS, none, () -> {})) {
            String target = "wss://127.0.0.1:" + standin.address().getPort() + "/";
            List<String> options = new ArrayList<>(List.of("--target", target, "--connections", "40"));
            options.addAll(List.of("--rate", "80/s", "--set", "traffic.rate=100/s", "--set", "churn.cycles=40"));
            options.addAll(List.of("--set", "churn.block=10", "--set", "connect.deadline=10s"));
            options.addAll(List.of(more));
            return SmallRun.with(out, options.toArray(String[]::new));
        }
    }

    private static TlsProtocol gateway(String certificate) {
        WebSocketProtocol ws =
                new WebSocketProtocol(WebSocketOpening.plain("h", "/"), 1 << 16, () -> new SplittableRandom(1));
        return TlsProtocol.towards(ws, Trust.ofAnybody(), new Peer("localhost", 1))
                .answering(Certificates.of(certificate));
    }
}

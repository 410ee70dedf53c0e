package dev.plimsoll.probe.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.http.ClientTls;
import dev.plimsoll.probe.remote.serve.Drop;
import dev.plimsoll.probe.remote.serve.Serving;
import dev.plimsoll.probe.remote.wire.Taking;
import dev.plimsoll.probe.remote.wire.Taking.Missed;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import dev.plimsoll.probe.remote.wire.Token;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RemoteSourcesTest {
    private static final ClientTls NONE = (host, port) -> {
        throw new AssertionError("TLS with " + host);
    };
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private RemoteSources sources = RemoteSources.open(InetAddress::isLoopbackAddress, NONE, Serving.ENVIRONMENT);

    @AfterEach
    void close() {
        sources.close();
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("plimsoll-")));
    }

    @Test
    void readingsCostsAndTheClockComeFromTheServedProbe() throws IOException {
        try (Serving serving = Serving.plain()) {
            RemoteSource source = probe(serving.port(), "pid:42");
            Taken fast = taken(source, Tier.FAST);
            assertThat(fast.readings())
                    .containsEntry("fd", Reading.ofProcess(Quantity.count(17)))
                    .containsEntry("pss", new Reading.Absent("no smaps_rollup"))
                    .containsEntry("conntrack", new Reading.Failed("permission \"denied\""))
                    .containsKey("of_FAST");
            assertThat(fast.costNanos()).isEqualTo(1_500_000);
            assertThat(taken(source, Tier.QUIET).readings()).containsKey("of_QUIET");
            double uncertainty = amount(fast, "clock_uncertainty_seconds");
            assertThat(uncertainty).isBetween(0.0, 0.25);
            assertThat(Math.abs(amount(fast, "clock_offset_seconds")))
                    .isLessThanOrEqualTo(uncertainty + 1e-3); // it is the same clock, read in steps
            assertThat(taken(probe(serving.port(), "pid:13"), Tier.FAST).life())
                    .isEqualTo(new Taking.Life(false, List.of(13L)));
            assertThat(serving.server().dropped()).isEmpty();
        }
    }

    @Test
    void whatTheOtherSideCannotFindIsMissedInItsWords() throws IOException {
        try (Serving serving = Serving.plain()) {
            assertThat(missed(probe(serving.port(), "port:1")))
                    .isEqualTo("127.0.0.1:" + serving.port() + " has no readings: no such subject");
        }
    }

    @Test
    void withAnotherTokenItIsSaidWhatThatLooksLike() throws IOException {
        sources.close();
        Map<String, String> other = Map.of(Token.VARIABLE, "another-token-altogether");
        sources = RemoteSources.open(InetAddress::isLoopbackAddress, NONE, other);
        try (Serving serving = Serving.plain()) {
            assertThat(missed(probe(serving.port(), "pid:42")))
                    .contains("closed the connection without an answer", "another PLIMSOLL_TOKEN")
                    .doesNotContain("altogether");
            assertThat(serving.server().dropped()).containsKey(Drop.WRONG_TOKEN);
        }
    }

    @Test
    void withoutATokenNoProbeIsAsked() {
        sources.close();
        sources = RemoteSources.open(InetAddress::isLoopbackAddress, NONE, Map.of());
        assertThatThrownBy(() -> probe(1, "pid:42"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PLIMSOLL_TOKEN is not set");
    }

    @Test
    void anAddressThatIsNotAllowedIsNotConnectedTo() {
        assertThatThrownBy(() -> source("probe://192.0.2.7:9909/pid:1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("--allow-remote 192.0.2.7");
        assertThatThrownBy(() -> source("go:http://192.0.2.7/debug/pprof")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> source("metrics:http://192.0.2.7/metrics")).isInstanceOf(IOException.class);
    }

    @Test
    void whoIsGoneIsMissedAtOnceAndComesBackByItself() throws IOException {
        int port;
        RemoteSource source;
        try (Serving serving = Serving.plain()) {
            port = serving.port();
            source = probe(port, "pid:42");
            taken(source, Tier.FAST);
        }
        assertThat(missed(source)).contains("no answer from 127.0.0.1:" + port, "connection refused");
        assertThat(missed(source)).contains("127.0.0.1:" + port);
        try (Serving again = Serving.on(port, Optional.empty(), Optional.empty())) {
            await().until(() -> source.take(Tier.FAST) instanceof Taken);
            assertThat(again.server().dropped()).isEmpty();
        }
    }

    @Test
    void whoAcceptsAndSaysNothingHoldsUpOneReadingForHalfASecondAndTheNextNotAtAll() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            RemoteSource source = probe(silent.getLocalPort(), "pid:42");
            long began = System.nanoTime();
            assertThat(missed(source)).contains("no answer from 127.0.0.1:" + silent.getLocalPort() + " within");
            assertThat(System.nanoTime() - began).isLessThan(SECOND * 6 / 10);
            began = System.nanoTime();
            for (int i = 0; i < 10; i++) {
                assertThat(source.take(Tier.QUIET)).isInstanceOf(Missed.class);
            }
            assertThat(System.nanoTime() - began).isLessThan(SECOND / 10);
        }
    }

    @Test
    void insideTlsAServedProbeIsReadWhereItsCertificateIsTrusted(@TempDir Path folder) throws Exception {
        Serving.makeCertificate(folder);
        sources.close();
        sources = RemoteSources.open(
                InetAddress::isLoopbackAddress, trusting(folder.resolve("cert.pem")), Serving.ENVIRONMENT);
        try (Serving serving = Serving.inside(folder)) {
            RemoteSource source = source("probes://127.0.0.1:" + serving.port() + "/pid:42");
            await().until(() -> source.take(Tier.FAST) instanceof Taken);
            assertThat(taken(source, Tier.QUIET).readings()).containsKey("of_QUIET");
            assertThat(missed(probe(serving.port(), "pid:42"))).contains("closed the connection without an answer");
            assertThat(serving.server().dropped()).containsKey(Drop.TLS);
        }
    }

    @Test
    void insideTlsAServedProbeThatIsNotTrustedIsMissedAndGetsNoToken(@TempDir Path folder) throws Exception {
        Serving.makeCertificate(folder);
        sources.close();
        sources = RemoteSources.open(
                InetAddress::isLoopbackAddress, (host, port) -> client(context(null), host, port), Serving.ENVIRONMENT);
        try (Serving serving = Serving.inside(folder)) {
            RemoteSource source = source("probes://127.0.0.1:" + serving.port() + "/pid:42");
            String who = "127.0.0.1:" + serving.port() + ": no TLS with it";
            await().until(() -> missed(source).contains(who));
            await().until(() -> serving.server().dropped().containsKey(Drop.TLS));
        }
    }

    @Test
    void goroutinesAreReadEachTimeAndTheHeapAtQuietPointsAlone() throws IOException {
        try (Pages pages = new Pages()) {
            pages.serve("/debug/pprof/", 200, captured("go-1.19/index.html"));
            pages.serve("/debug/pprof/goroutine", 200, captured("go-1.19/goroutine.txt"));
            pages.serve("/debug/pprof/heap", 200, captured("go-1.19/heap.txt"));
            RemoteSource source = source("go:http://127.0.0.1:" + pages.port() + "/debug/pprof/");
            assertThat(taken(source, Tier.SLOW).readings())
                    .isEqualTo(Map.of("goroutine", Reading.ofProcess(Quantity.count(10))));
            assertThat(pages.asked).containsOnly("/debug/pprof/");
            assertThat(taken(source, Tier.QUIET).readings())
                    .containsEntry("goroutine", Reading.ofProcess(Quantity.count(10)))
                    .containsEntry("go_heap", Reading.ofProcess(Quantity.bytes(181_904)))
                    .containsEntry("go_heap_inuse", Reading.ofProcess(Quantity.bytes(876_544)))
                    .containsEntry("go_gc", Reading.ofProcess(Quantity.count(1)));
            assertThat(pages.asked).contains("/debug/pprof/heap?gc=1&debug=1", "/debug/pprof/goroutine?debug=1");
        }
    }

    @Test
    void withoutThePageOfProfilesGoroutinesAreReadLessOften() throws IOException {
        try (Pages pages = new Pages()) {
            pages.serve("/p/goroutine", 200, captured("go-1.19/goroutine.txt"));
            RemoteSource source = source("go:http://127.0.0.1:" + pages.port() + "/p");
            assertThat(taken(source, Tier.FAST).readings().get("goroutine"))
                    .isEqualTo(new Reading.Failed("127.0.0.1:" + pages.port() + "/p/ answers 404"));
            assertThat(taken(source, Tier.SLOW).readings())
                    .containsEntry("goroutine", Reading.ofProcess(Quantity.count(10)));
        }
    }

    @Test
    void aPageOfMetricsIsRead() throws IOException {
        try (Pages pages = new Pages()) {
            pages.serve("/metrics", 200, captured("python.prom"));
            RemoteSource source = source("metrics:http://127.0.0.1:" + pages.port() + "/metrics#gateway_sessions");
            assertThat(taken(source, Tier.FAST).readings())
                    .containsEntry("fd", Reading.ofProcess(Quantity.count(7)))
                    .containsEntry("gateway_sessions", Reading.ofProcess(Quantity.count(42)));
        }
    }

    @Test
    void redirectsAreNotFollowedAndLargePagesNotRead() throws IOException {
        try (Pages pages = new Pages()) {
            pages.serve("/there", 302, "");
            pages.serve("/large", 200, "a 1\n".repeat(2_000_000));
            String root = "metrics:http://127.0.0.1:" + pages.port();
            assertThat(missed(source(root + "/there"))).contains("answers 302; redirects are not followed");
            assertThat(missed(source(root + "/large"))).contains("no answer", "larger than is accepted");
            assertThat(pages.asked).containsOnly("/there", "/large");
        }
    }

    private static double amount(Taken taken, String resource) {
        return taken.readings()
                .getOrDefault(resource, new Reading.Absent("not asked"))
                .amountOrNaN();
    }

    /** What it gives, once it does: the first answer may take longer than half a second, for classes are loaded. */
    private static Taken taken(RemoteSource source, Tier tier) {
        return (Taken) await().until(() -> source.take(tier), Taken.class::isInstance);
    }

    private static String missed(RemoteSource source) {
        Taking taking = source.take(Tier.FAST);
        if (taking instanceof Missed missed) {
            return missed.reason();
        }
        throw new AssertionError(taking.toString());
    }

    private RemoteSource probe(int port, String subject) throws IOException {
        return source("probe://127.0.0.1:" + port + "/" + subject);
    }

    private RemoteSource source(String words) throws IOException {
        return sources.source(RemoteAddress.parse(words).orElseThrow());
    }

    private static String captured(String name) throws IOException {
        return Files.readString(Captured.resource("/remote/" + name));
    }

    private static ClientTls trusting(Path pem) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(pem)) {
            store.setCertificateEntry(
                    "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = context(trust);
        return (host, port) -> client(context, host, port);
    }

    private static SSLContext context(@Nullable TrustManagerFactory trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust == null ? null : trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLEngine client(SSLContext context, String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        engine.setSSLParameters(parameters);
        return engine;
    }

    /** A tiny HTTP server, and what it was asked for. */
    private static final class Pages implements AutoCloseable {
        private final HttpServer server =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private final List<String> asked = new CopyOnWriteArrayList<>();

        Pages() throws IOException {
            server.start();
        }

        void serve(String path, int status, String body) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            server.createContext(path, exchange -> {
                asked.add(exchange.getRequestURI().toString());
                exchange.getResponseHeaders().set("Location", "/elsewhere");
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
                exchange.close();
            });
        }

        int port() {
            return server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }
}

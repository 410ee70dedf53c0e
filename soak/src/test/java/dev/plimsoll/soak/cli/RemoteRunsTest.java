package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.serve.ProbeServer;
import dev.plimsoll.probe.remote.serve.ServeOrder;
import dev.plimsoll.probe.remote.wire.Token;
import dev.plimsoll.probe.watch.ServedSubjects;
import dev.plimsoll.soak.conduct.gateway.StandinProcess;
import dev.plimsoll.soak.sample.RecordingReader;
import dev.plimsoll.soak.sample.Sample;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose gateway is read through a served probe, or by what it says of itself over HTTP. */
final class RemoteRunsTest {
    private static final String CANARY = "canary-8c41d0e7b2f95a63";
    private static final double RATE = 0.1;

    @TempDir
    private Path out = Path.of("unset");

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aLeakIsFoundThroughAServedProbeAsItIsFoundHereAndTheTokenStandsNowhere() throws Exception {
        Finished afar;
        try (StandinProcess gateway = StandinProcess.start(Plimsoll.class, "ws", List.of("leak-fd=" + RATE));
                ProbeServer server = serve()) {
            afar = run("afar", gateway, "--watch", "gateway=" + probe(server, gateway));
            assertThat(server.dropped()).isEmpty();
        }
        Finished here;
        try (StandinProcess gateway = StandinProcess.start(Plimsoll.class, "ws", List.of("leak-fd=" + RATE))) {
            here = run("here", gateway, "--watch", "gateway=pid:" + gateway.pid());
        }
        for (Finished run : List.of(afar, here)) {
            assertThat(run.found("leaks", "fd").get("verdict").asText()).isEqualTo("leak");
            assertThat(run.found("leaks", "fd").get("per_cycle").asDouble()).isCloseTo(RATE, within(RATE / 4));
            assertThat(run.found("leaks", "close_wait").get("verdict").asText()).isEqualTo("clean");
        }
        assertThat(afar.samples()).contains("clock_offset_seconds", "clock_uncertainty_seconds");
        assertThat(afar.descriptorsOfConnections())
                .isCloseTo(here.descriptorsOfConnections(), within(1.0))
                .isBetween(200.0, 250.0); // and what they leaked;
        assertThat(afar.found("cost", "fd").get("evidence"))
                .isEqualTo(here.found("cost", "fd").get("evidence"));
        assertThat(afar.everything()).doesNotContain(CANARY).contains("probe://127.0.0.1:");
        assertThat(said).isEmpty();
    }

    @Test
    @SuppressWarnings("try") // it is closed before its time
    void aServedProbeThatIsLostInMidRunIsMissingDataAndNamed() throws Exception {
        try (StandinProcess gateway = StandinProcess.start(Plimsoll.class, "ws", List.of());
                ProbeServer server = serve();
                ChildRun run = start("lost", gateway, "--watch", "gateway=" + probe(server, gateway))) {
            await().atMost(Duration.ofSeconds(30)).until(() -> run.hasWritten("\"traffic\""));
            server.close();
            assertThat(run.await()).as(run.output()).isEqualTo(98);
            JsonNode verdict = new Finished(run.folder(), run.output()).verdict();
            assertThat(verdict.get("verdict").asText()).isEqualTo("inconclusive");
            assertThat(verdict.get("reasons").toString())
                    .contains("the watched gateway could not be read from")
                    .contains("127.0.0.1:" + server.address().getPort());
        }
    }

    @Test
    void whatTheGatewaySaysOfItselfStandsBesideWhatIsReadOfIt() throws Exception {
        HttpServer pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        AtomicInteger asked = new AtomicInteger();
        serve(pages, "/debug/pprof/", "<td>10</td><td><a href='goroutine?debug=1'>goroutine</a>");
        serve(pages, "/debug/pprof/goroutine", "goroutine profile: total 10\n");
        serve(pages, "/debug/pprof/heap", "x\n# HeapAlloc = 181904\n# HeapInuse = 876544\n# NumGC = 1\n");
        pages.createContext("/metrics", exchange -> {
            byte[] page = ("rooms{a=\"b\"} " + asked.incrementAndGet() + "\n").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        pages.start();
        String root = "http://127.0.0.1:" + pages.getAddress().getPort();
        try (StandinProcess gateway = StandinProcess.start(Plimsoll.class, "ws", List.of())) {
            Finished run = run(
                    "pages",
                    gateway,
                    "--watch",
                    "gateway=go:" + root + "/debug/pprof",
                    "--scrape",
                    "gateway=" + root + "/metrics#rooms");
            assertThat(run.found("leaks", "goroutine").get("verdict").asText()).isEqualTo("clean");
            assertThat(run.found("leaks", "fd").get("verdict").asText()).isEqualTo("clean");
            assertThat(run.samples()).contains("\"go_heap\":{\"bytes\":181904,").contains("\"rooms\":{\"count\":3,");
        } finally {
            pages.stop(0);
        }
    }

    @Test
    void whatCannotBeReadFromAfarIsRefusedBeforeTheRun() {
        assertThat(typed("--watch", "gateway=probe://127.0.0.1:9909/pid:1"))
                .contains("2 ", "PLIMSOLL_TOKEN is not set");
        assertThat(typed("--watch", "gateway=go:http://192.0.2.7:6060/debug/pprof"))
                .contains("3 ", "--allow-remote 192.0.2.7");
        assertThat(typed("--scrape", "gateway=http://192.0.2.7:9100/metrics"))
                .contains("3 ", "--allow-remote 192.0.2.7");
        assertThat(typed("--scrape", "http://127.0.0.1/metrics")).contains("2 ", "with a name");
        assertThat(typed("--watch", "gateway=go:http://me:secret@127.0.0.1/debug/pprof"))
                .contains("2 ", "leave them out")
                .doesNotContain("secret");
        assertThat(typed("--watch", "gateway=probe://127.0.0.1/pid:1"))
                .contains("2 ", "probe://192.0.2.7:9909/pid:4242");
    }

    private ProbeServer serve() throws IOException {
        return ProbeServer.open(
                ServeOrder.of("127.0.0.1:0", Optional.empty(), Optional.empty()),
                Token.from(Map.of(Token.VARIABLE, CANARY)),
                new ServedSubjects(System::nanoTime),
                said::add);
    }

    private static String probe(ProbeServer server, StandinProcess gateway) {
        return "probe://127.0.0.1:" + server.address().getPort() + "/pid:" + gateway.pid();
    }

    private static void serve(HttpServer pages, String path, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        pages.createContext(path, exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    private Finished run(String name, StandinProcess gateway, String... options) throws Exception {
        try (ChildRun run = start(name, gateway, options)) {
            int exit = run.await();
            assertThat(exit).as(run.output()).isIn(0, 98, 99);
            return new Finished(run.folder(), run.output());
        }
    }

    private ChildRun start(String name, StandinProcess gateway, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of("--target", gateway.target().toString()));
        all.addAll(List.of(options));
        Path folder = Files.createDirectory(out.resolve(name));
        List<String> environment = List.of("/usr/bin/env", Token.VARIABLE + "=" + CANARY); // and gone with exec
        return ChildRun.start(folder, environment, all.toArray(String[]::new));
    }

    /** The exit code and what was said. */
    private String typed(String... options) {
        List<String> all = new ArrayList<>(List.of("run", "quick", "--out", out.toString()));
        all.addAll(List.of(options));
        StringWriter err = new StringWriter();
        int exit = Plimsoll.run(new PrintWriter(err), new PrintWriter(err), all.toArray(String[]::new));
        return exit + " " + err;
    }

    /** A run's folder and what it printed. */
    private record Finished(Path folder, String output) {
        JsonNode verdict() throws IOException {
            return new ObjectMapper().readTree(folder.resolve("verdict.json").toFile());
        }

        JsonNode found(String list, String resource) throws IOException {
            return StreamSupport.stream(verdict().get(list).spliterator(), false)
                    .filter(each -> each.get("subject").asText().equals("gateway")
                            && each.get("resource").asText().equals(resource))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(resource + " is not among them: " + output));
        }

        String samples() throws IOException {
            return Files.readString(folder.resolve("samples.jsonl"));
        }

        /** How many more the gateway has in the hold, all connections being open, than before the first. */
        double descriptorsOfConnections() throws IOException {
            List<Sample> gateway = RecordingReader.read(folder).samples().stream()
                    .filter(sample -> sample.subject().equals("gateway"))
                    .toList();
            Sample hold = gateway.stream()
                    .filter(sample -> sample.phase().equals("hold"))
                    .findFirst()
                    .orElseThrow();
            return descriptors(hold) - descriptors(gateway.get(0));
        }

        private static double descriptors(Sample sample) {
            return sample.readings()
                    .getOrDefault("fd", new Reading.Absent("not read"))
                    .amountOrNaN();
        }

        /** All files, and what was printed. */
        String everything() throws IOException {
            StringBuilder all = new StringBuilder(output);
            try (Stream<Path> files = Files.walk(folder)) {
                files.filter(Files::isRegularFile).forEach(file -> {
                    try {
                        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
            }
            return all.toString();
        }
    }
}

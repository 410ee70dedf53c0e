package dev.plimsoll.probe.remote.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTextTest {
    private static final String WHERE = "192.0.2.7:9100/metrics";
    private static final int CASES = 20_000;

    @Test
    void goroutinesAndHeapAreWhatGoWrote() throws IOException {
        assertThat(GoText.goroutinesOfIndex(text("go-1.19/index.html"))).hasValue(10);
        assertThat(GoText.goroutinesOfProfile(text("go-1.19/goroutine.txt"))).hasValue(10);
        String heap = text("go-1.19/heap.txt");
        assertThat(GoText.memory(heap, "HeapAlloc")).hasValue(181_904);
        assertThat(GoText.memory(heap, "HeapInuse")).hasValue(876_544);
        assertThat(GoText.memory(heap, "NumGC")).hasValue(1);
    }

    @Test
    void whatIsCutOrOfSomebodyElseIsNoNumber() throws IOException {
        String heap = text("go-1.19/heap.txt");
        assertThat(GoText.memory(heap.substring(0, heap.indexOf("# HeapAlloc = ") + 16), "HeapAlloc"))
                .isEmpty();
        assertThat(GoText.memory(heap, "Heap")).isEmpty();
        assertThat(GoText.memory("\n# HeapAlloc = 99999999999999999999\n", "HeapAlloc"))
                .isEmpty();
        assertThat(GoText.goroutinesOfProfile("<html>goroutine profile: total 7\n"))
                .isEmpty();
        assertThat(GoText.goroutinesOfIndex(text("go-1.19/goroutine.txt"))).isEmpty();
    }

    @Test
    void aPageOfGoClientIsReadAsOurResources() throws IOException {
        Map<String, Reading> readings = MetricsReading.of(text("go-client.prom"), WHERE, List.of());
        assertThat(readings)
                .containsEntry("rss", Reading.ofProcess(Quantity.bytes(1.5028224e7)))
                .containsEntry("fd", Reading.ofProcess(Quantity.count(11)))
                .containsEntry("fd_limit", Reading.ofProcess(Quantity.count(20_000)))
                .containsEntry("cpu_seconds", Reading.ofProcess(Quantity.seconds(0)))
                .containsEntry("goroutine", Reading.ofProcess(Quantity.count(7)))
                .containsEntry("thread", Reading.ofProcess(Quantity.count(7)))
                .containsEntry("scrape_malformed", Reading.ofProcess(Quantity.count(0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"python.prom", "python.openmetrics"})
    void bothFormatsSayTheSameAndSamplesOfANameAreAddedUp(String page) throws IOException {
        List<String> more = List.of(
                "gateway_messages_total",
                "gateway_sessions",
                "gateway_latency_seconds_sum",
                "gateway_never",
                "nothing");
        Map<String, Reading> readings = MetricsReading.of(text(page), WHERE, more);
        assertThat(readings)
                .containsEntry("rss", Reading.ofProcess(Quantity.bytes(2.4674304e7)))
                .containsEntry("gateway_messages_total", Reading.ofProcess(Quantity.count(1.5e9 + 3)))
                .containsEntry("gateway_sessions", Reading.ofProcess(Quantity.count(42)))
                .containsEntry("nothing", new Reading.Absent("no metric nothing at " + WHERE))
                .containsEntry("scrape_malformed", Reading.ofProcess(Quantity.count(0)));
        assertThat(readings.get("gateway_never")).isInstanceOf(Reading.Absent.class); // NaN is no number
        assertThat(readings).doesNotContainKey("gateway_latency_seconds_count");
    }

    @Test
    void aJvmIsReadByItsLabels() {
        String page = """
                jvm_memory_used_bytes{area="heap",id="G1 Eden Space"} 1000
                jvm_memory_used_bytes{area="heap",id="G1 Old Gen",} 24.0
                jvm_memory_used_bytes{area="nonheap",id="Metaspace"} 77
                jvm_buffer_memory_used_bytes{id="direct"} 5
                jvm_buffer_memory_used_bytes{id="mapped"} 6
                jvm_threads_live_threads 9
                """;
        assertThat(MetricsReading.of(page, WHERE, List.of()))
                .containsEntry("heap_used", Reading.ofProcess(Quantity.bytes(1024)))
                .containsEntry("metaspace", Reading.ofProcess(Quantity.bytes(77)))
                .containsEntry("direct", Reading.ofProcess(Quantity.bytes(5)))
                .containsEntry("java_thread", Reading.ofProcess(Quantity.count(9)));
    }

    @Test
    void labelsMayHoldAnything() {
        List<Map<String, String>> seen = new ArrayList<>();
        int malformed = MetricsText.each(
                "a{x=\"} 1 \\\"# \\\\\",y=\"=\"} 2 1700000000\n", (name, labels, value) -> seen.add(labels));
        assertThat(malformed).isZero();
        assertThat(seen).containsExactly(Map.of("x", "} 1 \"# \\", "y", "="));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a ",
                "a{",
                "a{x=\"1\"",
                "a{x=\"1} 2",
                "a{x} 2",
                "1a 2",
                "a two",
                "a 0x10",
                "a 1d",
                "a 1e",
                "a1.5{} x",
                "<html>",
                "a{x=\"1\"}",
                "a=1",
                "a 1_000"
            })
    void aMalformedLineIsCountedAndTheOthersAreRead(String line) {
        Map<String, Reading> readings =
                MetricsReading.of("process_open_fds 3\n" + line + "\ngo_goroutines 4", WHERE, List.of());
        assertThat(readings)
                .containsEntry("fd", Reading.ofProcess(Quantity.count(3)))
                .containsEntry("goroutine", Reading.ofProcess(Quantity.count(4)))
                .containsEntry("scrape_malformed", Reading.ofProcess(Quantity.count(1)));
    }

    @Test
    void theLineThatIsTooLongAndThoseBeyondTheBoundAreCounted() {
        assertThat(MetricsText.each("a{x=\"" + "y".repeat(20_000) + "\"} 1\nb 1\n", (name, labels, value) -> {}))
                .isEqualTo(1);
        assertThat(MetricsText.each("a 1\n".repeat(100_007), (name, labels, value) -> {}))
                .isEqualTo(7);
    }

    @Test
    void aSumThatIsNoNumberIsAFailure() {
        assertThat(MetricsReading.of("m 1e308\nm 1e308\n", WHERE, List.of("m")).get("m"))
                .isInstanceOf(Reading.Failed.class);
    }

    /** Neither throws, nor is anything that is read not a finite number. */
    @Test
    void pagesThatAreBrokenAnywhereAreRead() throws IOException {
        Random random = new Random(0x7f3a);
        List<String> pages = List.of(
                text("python.openmetrics"),
                text("go-client.prom"),
                text("go-1.19/heap.txt"),
                text("go-1.19/index.html"));
        for (int i = 0; i < CASES; i++) {
            String page = pages.get(random.nextInt(pages.size()));
            int from = random.nextInt(page.length());
            char[] chars =
                    page.substring(from, Math.min(page.length(), from + 400)).toCharArray();
            for (int change = random.nextInt(8); change > 0; change--) {
                chars[random.nextInt(chars.length)] = "\"\\{}=, \n#e+-.09aN\0\uffff".charAt(random.nextInt(19));
            }
            String broken = new String(chars);
            MetricsText.each(broken, (name, labels, value) -> assertThat(value).isFinite());
            MetricsReading.of(broken, WHERE, List.of("gateway_sessions"));
            GoText.goroutinesOfIndex(broken);
            GoText.goroutinesOfProfile(broken);
            GoText.memory(broken, "HeapAlloc");
        }
    }

    private static String text(String name) throws IOException {
        return Files.readString(Captured.resource("/remote/" + name));
    }
}

package dev.plimsoll.soak.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.soak.report.ReportFixture;
import dev.plimsoll.soak.sample.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
    private static final Pattern SECTION = Pattern.compile("<section id=\"([a-z]+)\">");
    private static final Pattern LOAD = Pattern.compile(
            "(?i)(src|srcset|action)\\s*=|href=\"(?![#a-z.]+[a-z\"])|url\\(|@import|XMLHttpRequest|fetch\\(|import\\(|<link|<iframe");

    private final ReportFixture run = ReportFixture.quick();

    @Test
    void sectionsComeInTheOrderInWhichPeopleAsk() throws IOException {
        List<String> sections = new ArrayList<>();
        Matcher matcher =
                SECTION.matcher(keep("fail", HtmlReport.of(run.plan(), run.leakingRecording(), run.failed())));
        while (matcher.find()) {
            sections.add(matcher.group(1));
        }
        assertThat(sections)
                .containsExactly(
                        "run",
                        "thresholds",
                        "connections",
                        "rates",
                        "latency",
                        "resources",
                        "cost",
                        "leaks",
                        "headroom",
                        "failures",
                        "harness",
                        "files");
    }

    @Test
    void everyPlotHasDataAndATwin() throws IOException {
        String page = keep("pass", HtmlReport.of(run.plan(), run.recording(), run.passed()));
        JsonNode charts = data(page).path("charts");
        List<String> ids = new ArrayList<>();
        charts.fieldNames().forEachRemaining(ids::add);
        assertThat(ids)
                .contains(
                        "connections",
                        "rates",
                        "latency-message",
                        "latency-message_service",
                        "resource-rss",
                        "failures");
        for (String id : ids) {
            assertThat(page).contains("data-chart=\"" + id + "\"", "data-twin=\"" + id + "\"");
        }
    }

    @Test
    void secondsNobodyRecordedAreAGap() throws IOException {
        JsonNode open = data(HtmlReport.of(run.plan(), run.recording(), run.passed()))
                .path("charts")
                .path("connections")
                .path("lines")
                .path(0);
        assertThat(open.path("name").asText()).isEqualTo("open");
        assertThat(open.path("y")).anyMatch(JsonNode::isNull).anyMatch(value -> value.asInt() == 9_998);
    }

    @Test
    void aNameCannotBecomeMarkup() {
        String hostile = "</script><script>alert(1)</script>\"'&{{data}}";
        ReportFixture named = run.named(hostile);
        Recording recording = named.recording();
        Recording damaged = new Recording(
                recording.samples(), recording.events(), recording.latency(), List.of("<img src=x onerror=alert(1)>"));
        String page = HtmlReport.of(named.plan(), damaged, named.failed());
        assertThat(page).doesNotContain("<script>alert", "<img").contains("&lt;/script&gt;&lt;script&gt;alert(1)");
        assertThat(page.split("</script>", -1)).hasSize(4);
    }

    @Test
    void nothingIsLoadedFromAnywhere() {
        String page = HtmlReport.of(run.plan(), run.recording(), run.failed());
        assertThat(LOAD.matcher(page).results().map(found -> page.substring(found.start(), found.end())))
                .isEmpty();
        assertThat(page).contains("default-src 'none'").doesNotContain("http://");
    }

    @Test
    void twelveHoursFitIntoAMegabyte() throws IOException {
        ReportFixture overnight = run.named("overnight").lasting(12 * 3_600);
        String page = keep("overnight", HtmlReport.of(overnight.plan(), overnight.recording(), overnight.passed()));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(1_000_000);
        for (JsonNode chart : data(page).path("charts")) {
            assertThat(chart.path("x").size()).as(chart.path("title").asText()).isBetween(1, 2_100);
        }
    }

    @Test
    void anEmptyRecordingMakesAPageThatSaysSo() throws IOException {
        Recording empty = new Recording(List.of(), List.of(), List.of(), List.of("samples.jsonl is missing"));
        String page = keep("empty", HtmlReport.of(run.plan(), empty, run.untold()));
        assertThat(page).contains("Nothing was recorded", "samples.jsonl is missing", "no sample is no pass");
        assertThat(data(page).path("charts")).isEmpty();
    }

    private static JsonNode data(String page) throws IOException {
        String opening = "<script type=\"application/json\" id=\"data\">";
        int from = page.indexOf(opening) + opening.length();
        return new ObjectMapper().readTree(page.substring(from, page.indexOf("</script>", from)));
    }

    /** Pages stay under {@code target}, for people to look at. */
    private static String keep(String name, String page) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "report-pages"));
        Files.writeString(folder.resolve(name + ".html"), page);
        return page;
    }
}

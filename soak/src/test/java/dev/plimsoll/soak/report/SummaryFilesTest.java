package dev.plimsoll.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.soak.sample.Recording;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class SummaryFilesTest {
    private static final Recording EMPTY = new Recording(List.of(), List.of(), List.of(), List.of());
    private final ReportFixture run = ReportFixture.quick();

    @Test
    void theStepSummaryOfAFail() throws IOException {
        Golden.isAsKept("summary.md", MarkdownSummary.of(run.plan(), run.recording(), run.failed()));
    }

    @Test
    void aNameCannotBecomeMarkdown() {
        ReportFixture named = run.named("<script>|*x*");
        assertThat(MarkdownSummary.of(named.plan(), named.recording(), named.failed()))
                .contains("## ❌ FAIL: &lt;script&gt;\\|\\*x\\*\n")
                .doesNotContain(": <script>");
    }

    @Test
    void testCasesOfAFail() throws IOException {
        Golden.isAsKept("junit.xml", JUnitReport.of(run.recording(), run.failed()));
    }

    @Test
    void whatCannotBeToldIsAnError() throws Exception {
        Document xml = parsed(JUnitReport.of(EMPTY, run.untold()));
        assertThat(xml.getElementsByTagName("failure").getLength()).isZero();
        assertThat(xml.getElementsByTagName("error").getLength()).isEqualTo(3);
    }

    @Test
    void aPassedRunHasNeitherFailureNorError() throws Exception {
        Document xml = parsed(JUnitReport.of(run.recording(), run.passed()));
        assertThat(xml.getElementsByTagName("failure").getLength()).isZero();
        assertThat(xml.getElementsByTagName("error").getLength()).isZero();
        assertThat(xml.getElementsByTagName("testcase").getLength()).isEqualTo(7);
    }

    @Test
    void controlCharactersLeaveTheXmlReadable() throws Exception {
        ReportFixture named = run.named("a\u0000b\u001b<&\"");
        Document xml = parsed(JUnitReport.of(named.recording(), named.failed()));
        assertThat(xml.getElementsByTagName("testsuite")
                        .item(0)
                        .getAttributes()
                        .getNamedItem("name")
                        .getNodeValue())
                .isEqualTo("plimsoll a\uFFFDb\uFFFD<&\"");
    }

    @Test
    void theShapeThatK6HandsOver() throws IOException {
        Golden.isAsKept("summary.json", SummaryJson.of(run.failed()));
    }

    @Test
    void timesAreInMillisecondsAsK6HasThem() throws IOException {
        JsonNode root = new ObjectMapper().readTree(SummaryJson.of(run.failed()));
        JsonNode latency = root.path("metrics").path("message_latency");
        assertThat(latency.path("values").path("p(99)").asDouble()).isEqualTo(1.9);
        assertThat(root.path("state").path("testRunDurationMs").asDouble()).isEqualTo(75_000);
        JsonNode tagged = root.path("metrics").path("message_latency{phase:traffic}");
        assertThat(tagged.path("thresholds").path("p(99) < 1ms").path("ok").asBoolean(true))
                .isFalse();
        assertThat(tagged.path("values").path("p(99)").asDouble()).isEqualTo(1.9);
    }

    private static Document parsed(String xml) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }
}

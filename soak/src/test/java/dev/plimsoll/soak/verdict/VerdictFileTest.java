package dev.plimsoll.soak.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.verdict.Verdict.Connections;
import dev.plimsoll.soak.verdict.Verdict.CostResult;
import dev.plimsoll.soak.verdict.Verdict.Deliveries;
import dev.plimsoll.soak.verdict.Verdict.Generator;
import dev.plimsoll.soak.verdict.Verdict.Messages;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictFileTest {
    @Test
    void fractionsHaveSixDigitsCountsAllOfTheirsAndWhatIsMissingIsNull() {
        CostResult cost = new CostResult(
                "gateway", "rss", 2123.456789, 1e-7 / 3, null, "bytes", 8192.0, Outcome.PASS, "3 plateaus");
        Verdict verdict = new Verdict(
                Verdict.SCHEMA,
                "run",
                "0.1.0",
                "quick",
                "",
                "",
                12_345_678.9,
                Outcome.PASS,
                List.of(),
                List.of(),
                List.of(),
                new Connections(12_345_678, 0, 0, 0.1 + 0.2, Map.of(), Map.of(), 0),
                new Messages(0, 0, 0, 0, 0, 0, 0, 0, new Deliveries(0, 0, 0, 0)),
                Map.of(),
                List.of(cost),
                List.of(),
                List.of(),
                new Generator(Double.NaN, null, false, 1, 1));
        String text = new String(VerdictFile.write(verdict), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("{\n  \"schema\" : 1,\n  \"run\" : \"run\",")
                .endsWith("}\n")
                .contains("\"duration\" : 12345700,")
                .contains("\"verdict\" : \"pass\"")
                .contains("\"attempted\" : 12345678,")
                .contains("\"rate\" : 0.3,")
                .contains("\"per_connection\" : 2123.46,")
                .contains("\"low\" : 0.0000000333333,")
                .contains("\"high\" : null,")
                .contains("\"cpu\" : null,")
                .contains("\"lag_p99\" : null,");
    }
}

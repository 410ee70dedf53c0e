package dev.plimsoll.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.verdict.Verdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalSummaryTest {
    private static final String PATH = "results/runs/20261120T235155Z-quick/report.html";
    private final ReportFixture run = ReportFixture.quick();

    @Test
    void aPassSaysWhatItMeasured() throws IOException {
        Golden.isAsKept("summary-pass.txt", summary(run.passed(), Ink.PLAIN));
    }

    @Test
    void aFailSaysWhy() throws IOException {
        Golden.isAsKept("summary-fail.txt", summary(run.failed(), Ink.PLAIN));
    }

    @Test
    void anEmptyRunIsToldAsInconclusive() throws IOException {
        Recording empty = new Recording(List.of(), List.of(), List.of(), List.of("samples.jsonl is missing"));
        Golden.isAsKept("summary-empty.txt", TerminalSummary.of(empty, run.untold(), PATH, Ink.PLAIN));
    }

    @Test
    void noLineIsWiderThanAnOldTerminal() {
        assertThat(summary(run.failed(), Ink.PLAIN).lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    void coloursChangeNoWord() {
        String coloured = summary(run.failed(), Ink.COLOURS);
        assertThat(coloured).contains("\u001b[1;31mFAIL\u001b[0m     ");
        assertThat(coloured.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(summary(run.failed(), Ink.PLAIN));
    }

    @Test
    void whatAGatewaySaysCannotSteerTheTerminal() {
        Recording hostile = new Recording(List.of(), List.of(), List.of(), List.of("said \u001b[2J\nPASS"));
        assertThat(TerminalSummary.of(hostile, run.failed(), PATH, Ink.PLAIN)).doesNotContain("\u001b", "\nPASS");
    }

    private String summary(Verdict verdict, Ink ink) {
        return TerminalSummary.of(run.recording(), verdict, PATH, ink);
    }
}

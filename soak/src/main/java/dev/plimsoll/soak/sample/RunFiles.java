package dev.plimsoll.soak.sample;

import java.nio.file.Path;

/** The names of the files in a run's folder, in one place. */
public enum RunFiles {
    /** What was going to be done. */
    PLAN("plan.json"),
    /** One line per interval and subject. */
    SAMPLES("samples.jsonl"),
    /** What happened once, a line each. */
    EVENTS("events.jsonl"),
    /** Latencies in HdrHistogram's interval log format, tagged by metric. */
    LATENCY("latency.hlog"),
    /** What came of it. */
    VERDICT("verdict.json"),
    /** The figures by metric name, in the shape k6 hands to {@code handleSummary}. */
    SUMMARY_JSON("summary.json"),
    /** The report for a browser. */
    REPORT("report.html"),
    /** The report for a pull request. */
    SUMMARY("summary.md"),
    /** The report for a build server. */
    JUNIT("junit.xml");

    private final String fileName;

    RunFiles(String fileName) {
        this.fileName = fileName;
    }

    /** The bare name of the file. */
    public String fileName() {
        return fileName;
    }

    /** Where the file is in this run's folder. */
    public Path in(Path folder) {
        return folder.resolve(fileName);
    }
}

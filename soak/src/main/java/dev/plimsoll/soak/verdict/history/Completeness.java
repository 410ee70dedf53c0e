package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.LatencyInterval;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.scenario.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what a recording should hold but does not. */
public final class Completeness {
    /*
     * A file cut exactly between two lines looks whole. So the files are held against each other: the last event says how
     * many lines the other two have (where it does), the generator's samples reach to the end of the last phase, and the
     * latencies in latency.hlog are as many as those that the samples count.
     */
    private static final String LAG = "lag";
    private static final double LONGEST_GAP_INTERVALS = 3;
    private static final double END_TOLERANCE_INTERVALS = 0.5;

    private final History history;
    private final List<String> missing = new ArrayList<>();

    private Completeness(History history) {
        this.history = history;
    }

    /** One sentence for each thing that is missing; empty where nothing is. */
    public static List<String> missing(History history) {
        Completeness completeness = new Completeness(history);
        completeness.missing.addAll(history.recording().damage());
        if (history.recording().samples().isEmpty()) {
            completeness.missing.add("no sample was recorded");
        }
        completeness.checkEnd();
        completeness.checkPhases();
        completeness.checkDeclaredLines();
        if (!history.load().isEmpty()) {
            completeness.checkTimes();
            completeness.checkLatencies();
        }
        if (history.isWhole()) {
            completeness.checkMessages();
        }
        completeness.checkWatched();
        return List.copyOf(completeness.missing);
    }

    private void checkEnd() {
        for (Event broken : history.events(Event.Kind.BROKEN)) {
            missing.add("the harness itself failed at %s: %s"
                    .formatted(Figures.seconds(broken.seconds()), broken.detail("message")));
        }
        List<Event> ends = history.events(Event.Kind.RUN_END);
        if (ends.isEmpty()) {
            missing.add("the run's end is missing: it was killed, or its files were cut");
        } else if (!history.isComplete()
                && history.events(Event.Kind.BROKEN).isEmpty()
                && history.events(Event.Kind.INTERRUPTED).isEmpty()) {
            missing.add("the run ended before its last phase had");
        }
    }

    private void checkPhases() {
        if (!history.isComplete() || history.plan().isEmpty()) {
            return;
        }
        Set<String> run = history.phases().stream().map(PhaseRun::name).collect(Collectors.toSet());
        for (Phase planned : history.plan().get().scenario().phases()) {
            if (!run.contains(planned.name())) {
                missing.add("nothing is recorded of the phase " + planned.name());
            }
        }
    }

    private void checkDeclaredLines() {
        for (Event end : history.events(Event.Kind.RUN_END)) {
            checkDeclared(end.detail("samples"), history.recording().samples().size(), "samples.jsonl");
            checkDeclared(end.detail("latency"), history.recording().latency().size(), "latency.hlog");
        }
    }

    private void checkDeclared(String declared, int found, String file) {
        if (!declared.isEmpty() && !declared.equals(Integer.toString(found))) {
            missing.add("%s holds %d lines, but %s were written".formatted(file, found, declared));
        }
    }

    private void checkTimes() {
        List<Sample> load = history.load();
        double typical = typicalLength(load);
        List<String> gaps = new ArrayList<>();
        for (int i = 1; i < load.size(); i++) {
            double from = load.get(i - 1).seconds();
            double to = load.get(i).seconds() - load.get(i).length();
            if (to - from > LONGEST_GAP_INTERVALS * typical) {
                gaps.add("nothing was sampled between %s and %s".formatted(Figures.seconds(from), Figures.seconds(to)));
            }
        }
        if (!gaps.isEmpty()) {
            missing.add(gaps.get(0) + (gaps.size() > 1 ? ", the first of %d gaps".formatted(gaps.size()) : ""));
        }
        double lastSeconds = load.get(load.size() - 1).seconds();
        double end = history.events(Event.Kind.PHASE_END).stream()
                .mapToDouble(Event::seconds)
                .max()
                .orElse(0);
        if (end - lastSeconds > END_TOLERANCE_INTERVALS * typical) {
            missing.add("the samples end at %s, the last phase at %s"
                    .formatted(Figures.seconds(lastSeconds), Figures.seconds(end)));
        }
    }

    private static double typicalLength(List<Sample> load) {
        double[] lengths = load.stream().mapToDouble(Sample::length).sorted().toArray();
        return lengths[lengths.length / 2];
    }

    private void checkLatencies() {
        Map<String, Long> counted = new TreeMap<>();
        for (Sample sample : history.load()) {
            Map<String, LoadSample.Quantiles> latency =
                    sample.load().map(LoadSample::latency).orElse(Map.of());
            latency.forEach((metric, figures) -> counted.merge(metric, figures.count(), Long::sum));
        }
        Map<String, Long> logged = new TreeMap<>();
        for (LatencyInterval interval : history.recording().latency()) {
            if (!interval.metric().equals(LAG)) {
                logged.merge(interval.metric(), interval.histogram().getTotalCount(), Long::sum);
            }
        }
        Set<String> metrics = new TreeSet<>(counted.keySet());
        metrics.addAll(logged.keySet());
        for (String metric : metrics) {
            long inSamples = counted.getOrDefault(metric, 0L);
            long inLog = logged.getOrDefault(metric, 0L);
            if (inSamples != inLog) {
                missing.add("%s latencies: latency.hlog holds %s, samples.jsonl counts %s"
                        .formatted(metric, Figures.count(inLog), Figures.count(inSamples)));
            }
        }
    }

    private void checkMessages() {
        LoadSample.Messages messages = Totals.of(history.load()).messages();
        long accountedFor = messages.answered() + messages.late() + messages.corrupted() + messages.lost();
        long difference = messages.sent() - accountedFor;
        if (difference != 0) {
            missing.add("%s messages were sent but %s are accounted for: %s %s"
                    .formatted(
                            Figures.count(messages.sent()),
                            Figures.count(accountedFor),
                            Figures.count(Math.abs(difference)),
                            difference > 0 ? "are missing" : "too many"));
        }
    }

    private void checkWatched() {
        if (history.plan().isEmpty() || history.recording().samples().isEmpty()) {
            return;
        }
        Plan plan = history.plan().get();
        if (plan.scenario().target().isEmpty() && !isRead(History.GATEWAY)) {
            missing.add("the gateway was never read");
        }
        for (String watch : plan.scenario().watch()) {
            String name = watch.contains("=") ? watch.substring(0, watch.indexOf('=')) : watch;
            if (!isRead(name) && (watch.contains("=") || !isRead(History.GATEWAY))) {
                missing.add("the watched %s was never read".formatted(name));
            } else {
                checkLost(isRead(name) ? name : History.GATEWAY);
            }
        }
    }

    /** Two samples or more in a row of which nothing could be read: whoever reads it was lost. */
    private void checkLost(String subject) {
        List<Sample> lost = new ArrayList<>();
        for (Sample sample : history.samples(subject)) {
            if (hasValue(sample)) {
                if (lost.size() > 1) {
                    break;
                }
                lost.clear();
            } else {
                lost.add(sample);
            }
        }
        if (lost.size() > 1) {
            Sample first = lost.get(0);
            Sample last = lost.get(lost.size() - 1);
            missing.add("the watched %s could not be read from %s to %s: %s"
                    .formatted(
                            subject,
                            Figures.seconds(first.seconds()),
                            Figures.seconds(last.seconds()),
                            reasons(first).findFirst().orElse("nobody says why")));
        }
    }

    private static Stream<String> reasons(Sample sample) {
        return sample.readings().values().stream()
                .map(reading -> reading.match(value -> "", absent -> absent.reason(), failed -> failed.reason()));
    }

    private static boolean hasValue(Sample sample) {
        return sample.readings().values().stream().anyMatch(reading -> Double.isFinite(reading.amountOrNaN()));
    }

    private boolean isRead(String subject) {
        return history.samples(subject).stream().anyMatch(Completeness::hasValue);
    }
}

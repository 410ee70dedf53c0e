package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.Unit;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.scenario.Metrics;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.verdict.history.FailureWords;
import dev.plimsoll.soak.verdict.history.Figures;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.Readings;
import dev.plimsoll.soak.verdict.history.Totals;
import dev.plimsoll.soak.verdict.threshold.Observation;
import dev.plimsoll.soak.verdict.threshold.SeriesName;

/**
 * What a broken threshold is called and how it is said.
 *
 * @param history where the causes stand
 */
record ThresholdWords(History history) {
    /** The code of the reason. */
    static String code(Threshold threshold) {
        return switch (threshold.metric()) {
            case "connections_lost" -> "lost-connections";
            case "messages_lost" -> "lost-messages";
            case "messages_corrupted" -> "corrupted";
            default ->
                SeriesName.of(threshold.metric()).derived() == SeriesName.Derived.PER_CONNECTION ? "cost" : "threshold";
        };
    }

    /** Whom it concerns: a series' own subject, the gateway otherwise. */
    static String subject(Threshold threshold) {
        String subject = SeriesName.of(threshold.metric()).subject();
        return subject.isEmpty() ? History.GATEWAY : subject;
    }

    /** One sentence with the figures and, where they are known, the causes. */
    String broken(Threshold threshold, Observation.Figure figure) {
        Totals totals = Totals.of(history.load(history.phases(threshold.phase())));
        LoadSample.Messages messages = totals.messages();
        String tail = "; asked was " + threshold.written();
        return switch (threshold.metric()) {
            case "connections_lost" ->
                Figures.counted(totals.losses(), "connection") + " lost: " + FailureWords.lost(totals.lost()) + tail;
            case "connection_success", "connection_errors" ->
                "%s of %s failed: %s%s"
                        .formatted(
                                Figures.count(totals.failures()),
                                Figures.counted(totals.connections().attempted(), "connection"),
                                totals.failed().isEmpty()
                                        ? "they were never answered"
                                        : FailureWords.failed(totals.failed()),
                                tail);
            case "messages_lost" -> ofSent(messages.lost(), messages, "lost: no answer came") + tail;
            case "messages_late" -> ofSent(messages.late(), messages, "answered too late") + tail;
            case "messages_corrupted" ->
                ofSent(messages.corrupted(), messages, "answered with other bytes than were sent") + tail;
            case "messages_duplicated" ->
                "%s to %s%s"
                        .formatted(
                                messages.duplicated() == 1
                                        ? "1 surplus reply"
                                        : Figures.count(messages.duplicated()) + " surplus replies",
                                Figures.counted(messages.sent(), "message"),
                                tail);
            default -> plain(threshold, figure);
        };
    }

    private static String ofSent(long count, LoadSample.Messages messages, String what) {
        return "%s of %s %s".formatted(Figures.count(count), Figures.counted(messages.sent(), "message"), what);
    }

    private String plain(Threshold threshold, Observation.Figure figure) {
        Unit unit = unit(threshold);
        String rests = figure.low() == figure.high()
                ? " over " + Figures.counted(figure.samples(), "sample")
                : " (95 %%: %s to %s)"
                        .formatted(Figures.amount(figure.low(), unit), Figures.amount(figure.high(), unit));
        return "%s does not hold: it was %s%s"
                .formatted(threshold.written(), Figures.amount(figure.observed(), unit), rests);
    }

    private Unit unit(Threshold threshold) {
        SeriesName name = SeriesName.of(threshold.metric());
        return Metrics.named(threshold.metric())
                .map(metric -> switch (metric.unit()) {
                    case "seconds" -> Unit.SECONDS;
                    case "bytes" -> Unit.BYTES;
                    default -> Unit.COUNT;
                })
                .or(() -> Readings.unit(history.samples(name.subject()), name.resource()))
                .orElse(Unit.COUNT);
    }
}

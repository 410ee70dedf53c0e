package dev.plimsoll.soak.report.html;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.soak.report.html.Chart.Line;
import dev.plimsoll.soak.report.html.Chart.Stroke;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** A recording's samples side by side: a row for each moment, and an empty one wherever nothing was written for longer. */
final class Timeline {
    private final List<Row> rows;

    private Timeline(List<Row> rows) {
        this.rows = rows;
    }

    /** The rows of a recording, in order of time whatever the order on disk. */
    static Timeline of(Recording recording) {
        TreeMap<Long, Map<String, Sample>> byMillis = new TreeMap<>();
        for (Sample sample : recording.samples()) {
            byMillis.computeIfAbsent(Math.round(sample.seconds() * 1_000), millis -> new LinkedHashMap<>())
                    .put(sample.subject(), sample);
        }
        List<Row> rows = new ArrayList<>();
        byMillis.forEach((millis, samples) -> {
            Row row = new Row(millis / 1_000.0, samples);
            if (!rows.isEmpty() && row.beginsLongAfter(rows.get(rows.size() - 1))) {
                rows.add(new Row(rows.get(rows.size() - 1).seconds() + 0.001, Map.of()));
            }
            rows.add(row);
        });
        return new Timeline(rows);
    }

    /** The rows, in order of time. */
    List<Row> rows() {
        return rows;
    }

    /** What is drawn of each row. */
    record Track(String name, Stroke stroke, ToDoubleFunction<Row> value) {}

    /** A plot over time of these tracks, thinned; those without a single value are left out. */
    Chart chart(Chart frame, List<Track> tracks) {
        List<Row> asked = new ArrayList<>();
        for (Row row : rows) {
            if (tracks.stream().anyMatch(track -> track.value().applyAsDouble(row) != Chart.NOT_ASKED)) {
                asked.add(row);
            }
        }
        List<Track> shown = tracks.stream()
                .filter(track -> asked.stream()
                        .anyMatch(row -> Double.isFinite(track.value().applyAsDouble(row))))
                .toList();
        Thinning.Rows thin = Thinning.of(new Thinning.Rows(
                asked.stream().map(Row::seconds).toList(),
                shown.stream()
                        .map(track -> asked.stream()
                                .map(row -> track.value().applyAsDouble(row))
                                .toList())
                        .toList()));
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < shown.size(); i++) {
            lines.add(new Line(
                    shown.get(i).name(), shown.get(i).stroke(), thin.lines().get(i)));
        }
        return new Chart(
                frame.id(),
                frame.title(),
                frame.note(),
                frame.across(),
                frame.unit(),
                frame.scale(),
                thin.xs(),
                lines,
                frame.fit());
    }

    /** One moment: the samples taken then by subject; none at all in a gap. */
    record Row(double seconds, Map<String, Sample> samples) {
        /** What the generator did in the interval that ends here. */
        Optional<LoadSample> load() {
            return samples.values().stream()
                    .flatMap(sample -> sample.load().stream())
                    .findFirst();
        }

        /** A figure of the generator's; a gap in a gap, and not asked for where only others were sampled. */
        double ofLoad(ToDoubleFunction<LoadSample> figure) {
            return load().map(figure::applyAsDouble).orElse(missing());
        }

        /** A count of the interval, per second. */
        double perSecond(ToDoubleFunction<LoadSample> count) {
            return ofLoad(load -> count.applyAsDouble(load) / length());
        }

        /** A subject's reading; NaN where it could not be read. */
        double reading(String subject, String resource) {
            Sample sample = samples.get(subject);
            if (sample == null) {
                return missing();
            }
            Reading reading = sample.readings().get(resource);
            return reading == null ? Chart.NOT_ASKED : reading.amountOrNaN();
        }

        private double missing() {
            return samples.isEmpty() ? Double.NaN : Chart.NOT_ASKED;
        }

        /** Length of the interval, at least a millisecond. */
        private double length() {
            return Math.max(
                    0.001,
                    samples.values().stream()
                            .filter(sample -> sample.load().isPresent())
                            .mapToDouble(Sample::length)
                            .max()
                            .orElse(0));
        }

        /** Whether an interval's worth and half a second lie between the end of {@code before} and the start of this. */
        private boolean beginsLongAfter(Row before) {
            double longest =
                    samples.values().stream().mapToDouble(Sample::length).max().orElse(0);
            return seconds - longest - before.seconds() > longest + 0.5;
        }
    }
}

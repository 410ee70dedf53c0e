package dev.plimsoll.soak.report.html;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.soak.report.Figures;
import dev.plimsoll.soak.report.html.Markup.Cell;
import dev.plimsoll.soak.report.html.Markup.Table;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.sample.Sample;
import java.util.Map;
import java.util.TreeMap;

/** Every resource of every subject in one row: first, least, most and last of what was read. */
final class ReadingsTable {
    private final Map<String, Summary> byName = new TreeMap<>();

    private ReadingsTable() {}

    /** A table to unfold; nothing when nothing was read. */
    static String html(Recording recording) {
        ReadingsTable readings = new ReadingsTable();
        for (Sample sample : recording.samples()) {
            sample.readings()
                    .forEach((resource, reading) -> readings.byName
                            .computeIfAbsent(sample.subject() + " " + resource, name -> new Summary())
                            .add(reading));
        }
        Table table = new Table("of", "first", "least", "most", "last", "not read");
        readings.byName.forEach((name, summary) -> summary.row(name, table));
        return readings.byName.isEmpty()
                ? ""
                : "<details class=\"more\"><summary>All readings (" + readings.byName.size() + ")</summary>\n"
                        + table.html() + "</details>\n";
    }

    /** What was read of one resource so far. */
    private static final class Summary {
        private String unit = "count";
        private double first = Double.NaN;
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private double last = Double.NaN;
        private long missed;
        private String why = "";

        private void add(Reading reading) {
            if (reading instanceof Reading.Value value) {
                double amount = value.quantity().amount();
                unit = value.quantity().unit().label();
                first = Double.isNaN(first) ? amount : first;
                least = Math.min(least, amount);
                most = Math.max(most, amount);
                last = amount;
            } else {
                missed++;
                why = reading.match(value -> "", Reading.Absent::reason, Reading.Failed::reason);
            }
        }

        private void row(String name, Table table) {
            table.row(
                    Cell.text(name),
                    Cell.number(Figures.inUnit(first, unit)),
                    Cell.number(Figures.inUnit(least, unit)),
                    Cell.number(Figures.inUnit(most, unit)),
                    Cell.number(Figures.inUnit(last, unit)),
                    Cell.text(missed == 0 ? "" : Figures.count(missed) + " times: " + why));
        }
    }
}

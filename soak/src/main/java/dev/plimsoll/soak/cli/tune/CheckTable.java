package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineResult;
import dev.plimsoll.probe.tuning.compare.LineVerdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a person reads. One host: a row for each line, deviants first, with the reason below. Several: line by host, a
 * cell each, then the reasons.
 */
final class CheckTable {
    private static final String INDENT = "                    ";

    private final Profile profile;
    private final List<HostResult> results;
    private final StringBuilder text = new StringBuilder();

    private CheckTable(Profile profile, List<HostResult> results) {
        this.profile = profile;
        this.results = results.stream()
                .sorted(Comparator.comparing(HostResult::worst)
                        .thenComparing(result -> -deviations(result))
                        .thenComparing(HostLabel::of))
                .toList();
    }

    /** The table, ending with a newline. */
    static String of(Profile profile, List<HostResult> results) {
        CheckTable table = new CheckTable(profile, results);
        if (results.size() == 1) {
            table.one(results.get(0));
        } else {
            table.many();
        }
        table.sum();
        return table.text.toString().replaceAll("[\\p{Cntrl}&&[^\\n]]", "?");
    }

    private void one(HostResult result) {
        text.append(profile.name() + " against " + result.target() + " on " + result.host() + "\n\n");
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("VERDICT", "LINE", "DECLARED", "RUNNING", "PERSISTED"));
        List<LineResult> lines = deviantsFirst(result);
        lines.forEach(line -> rows.add(List.of(
                line.verdict().words(),
                line.declared().setting().toString(),
                line.declared().wanted(),
                running(line),
                persisted(line.persisted()))));
        int[] widths = widths(rows);
        row(rows.get(0), widths);
        for (int i = 0; i < lines.size(); i++) {
            row(rows.get(i + 1), widths);
            reason(lines.get(i));
        }
    }

    private void many() {
        text.append(profile.name() + " against " + results.size() + " targets\n\n");
        List<List<String>> rows = new ArrayList<>();
        List<String> heading = new ArrayList<>(List.of("LINE", "DECLARED"));
        results.forEach(result -> heading.add(HostLabel.of(result)));
        rows.add(heading);
        profile.lines().stream().sorted(Comparator.comparing(this::worst)).forEach(line -> {
            List<String> row = new ArrayList<>(List.of(line.setting().toString(), line.wanted()));
            results.forEach(result -> row.add(cell(result, line)));
            rows.add(row);
        });
        int[] widths = widths(rows);
        rows.forEach(row -> row(row, widths));
        for (HostResult result : results) {
            List<LineResult> deviants = deviantsFirst(result).stream()
                    .filter(line -> line.verdict() != LineVerdict.OK)
                    .toList();
            if (!deviants.isEmpty()) {
                text.append('\n').append(HostLabel.of(result)).append('\n');
            }
            for (LineResult line : deviants) {
                text.append(
                        "  " + line.verdict().words() + ": " + line.declared().setting() + " " + line.why() + "\n");
            }
        }
    }

    private void sum() {
        Map<LineVerdict, Long> counts = new EnumMap<>(LineVerdict.class);
        results.forEach(result -> result.lines().forEach(line -> counts.merge(line.verdict(), 1L, Long::sum)));
        List<String> words = new ArrayList<>();
        counts.forEach((verdict, count) -> words.add(count + " " + verdict.words()));
        text.append('\n').append(String.join(", ", words)).append('\n');
    }

    private void reason(LineResult line) {
        if (!line.why().isEmpty()) {
            text.append(INDENT).append(line.why()).append('\n');
        }
        boolean told = line.verdict() == LineVerdict.OVERRIDDEN_AT_BOOT;
        if (!told
                && line.persisted() instanceof Persistence.At at
                && !at.overrides().isEmpty()) {
            Persistence.Written lost = at.overrides().get(0);
            text.append(INDENT + at.place() + " wins over " + lost.place() + " (" + lost.value() + ")\n");
        }
    }

    private LineVerdict worst(Declared declared) {
        return results.stream()
                .flatMap(result -> result.lines().stream())
                .filter(line -> line.declared().setting().equals(declared.setting()))
                .map(LineResult::verdict)
                .min(Comparator.naturalOrder())
                .orElse(LineVerdict.OK);
    }

    private static String cell(HostResult result, Declared declared) {
        return result.lines().stream()
                .filter(line -> line.declared().setting().equals(declared.setting()))
                .findFirst()
                .map(line -> line.verdict() == LineVerdict.OK
                        ? "ok"
                        : line.verdict().words() + line.running().match(value -> " " + value, a -> "", f -> ""))
                .orElse("-");
    }

    private static List<LineResult> deviantsFirst(HostResult result) {
        return result.lines().stream()
                .sorted(Comparator.comparing(LineResult::verdict))
                .toList();
    }

    private static long deviations(HostResult result) {
        return result.lines().stream()
                .filter(line -> line.verdict().isDeviation())
                .count();
    }

    private static String running(LineResult line) {
        return line.running().match(value -> value, absent -> "absent", failed -> "cannot tell");
    }

    private static String persisted(Persistence persisted) {
        return persisted.match(
                at -> at.value() + " " + at.place(),
                nowhere -> "NOT PERSISTED",
                unknown -> "cannot tell",
                () -> "not asked");
    }

    private static int[] widths(List<List<String>> rows) {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return widths;
    }

    private void row(List<String> cells, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            row.append(String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", cells.get(i)));
        }
        text.append(row.toString().stripTrailing()).append('\n');
    }
}

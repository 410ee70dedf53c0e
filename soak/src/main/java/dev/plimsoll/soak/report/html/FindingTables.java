package dev.plimsoll.soak.report.html;

import static dev.plimsoll.soak.report.Sentences.orNaN;
import static dev.plimsoll.soak.report.html.Markup.text;

import dev.plimsoll.soak.plan.BudgetLine;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.report.Figures;
import dev.plimsoll.soak.report.Resources;
import dev.plimsoll.soak.report.Sentences;
import dev.plimsoll.soak.report.html.Markup.Cell;
import dev.plimsoll.soak.report.html.Markup.Table;
import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.CostResult;
import dev.plimsoll.soak.verdict.Verdict.LeakResult;
import dev.plimsoll.soak.verdict.Verdict.LimitResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The findings as tables: cost, leaks, headroom, failures. */
final class FindingTables {
    private final Plan plan;
    private final Verdict verdict;

    FindingTables(Plan plan, Verdict verdict) {
        this.plan = plan;
        this.verdict = verdict;
    }

    String cost() {
        Table table = new Table("subject", "resource", "per connection", "95 % interval", "budget", "evidence");
        verdict.cost().stream()
                .sorted(Comparator.comparing(CostResult::subject)
                        .thenComparingInt(cost -> Resources.rank(cost.resource())))
                .forEach(cost -> table.row(
                        Cell.text(cost.subject()),
                        Cell.text(cost.resource()),
                        Cell.number(Figures.inUnit(orNaN(cost.perConnection()), cost.unit())),
                        Cell.number(interval(cost)),
                        cost.budget() == null
                                ? Cell.text("none")
                                : new Cell(text(Figures.inUnit(cost.budget(), cost.unit())) + budgetVerdict(cost), ""),
                        Cell.text(cost.evidence())));
        return verdict.cost().isEmpty() ? "<p>No cost was measured.</p>\n" : table.html();
    }

    String leaks() {
        Table table = new Table("verdict", "of", "growth", "95 % interval", "would have been seen", "evidence");
        for (LeakResult leak : verdict.leaks()) {
            int cycles = Sentences.cycles(leak);
            table.row(
                    Cell.badge(leak.verdict()),
                    Cell.name(leak.subject() + " " + leak.resource()),
                    Cell.number(Sentences.growth(leak)),
                    Cell.number(Figures.inUnit(orNaN(leak.low()) * cycles, leak.unit()) + " – "
                            + Figures.inUnit(orNaN(leak.high()) * cycles, leak.unit())),
                    Cell.number(Figures.inUnit(orNaN(leak.smallestDetectable()) * cycles, leak.unit())),
                    Cell.text(leak.evidence() + exhaustion(leak)));
        }
        return verdict.leaks().isEmpty()
                ? "<p>Leaks were not looked for: no churn, no quiet points.</p>\n"
                : table.html();
    }

    /** What the plan takes of each limit, as bars, beside what the run was seen to use; then the limits nobody planned. */
    String headroom() {
        StringBuilder html = new StringBuilder();
        List<LimitResult> left = new ArrayList<>(verdict.limits());
        for (BudgetLine line : plan.budget()) {
            List<LimitResult> seen = verdict.limits().stream()
                    .filter(limit -> limit.limit().equals(line.limit())
                            && limit.subject().equals(line.subject()))
                    .toList();
            left.removeAll(seen);
            String uses =
                    seen.isEmpty() ? "" : "; seen " + amount(orNaN(seen.get(0).used()), line.unit());
            String allows = line.connections() == Integer.MAX_VALUE
                    ? ""
                    : "; allows " + Figures.count(line.connections()) + " connections";
            html.append(bar(
                    line.limit() + " of " + line.subject(),
                    line.share(),
                    "plan " + amount(line.needs(), line.unit()) + " of " + amount(line.ceiling(), line.unit())
                            + ("bytes".equals(line.unit()) ? "" : " " + line.unit()) + uses + allows,
                    seen.stream().anyMatch(LimitResult::hit) ? hit(seen.get(0)) + " " + line.mend() : line.mend()));
        }
        left.sort(Comparator.comparing(LimitResult::hit)
                .thenComparingDouble(FindingTables::share)
                .reversed());
        left.forEach(limit -> html.append(unplanned(limit)));
        return html.isEmpty() ? "<p>No limit was read.</p>\n" : "<ul class=\"bars\">\n" + html + "</ul>\n";
    }

    private static String unplanned(LimitResult limit) {
        String unit = Limits.unit(limit.limit());
        String allows = limit.predictedConnections() == null
                ? ""
                : "; allows " + Figures.count(limit.predictedConnections()) + " connections";
        boolean isKnown = limit.used() != null && limit.ceiling() != null;
        return bar(
                limit.limit() + " of " + limit.subject(),
                share(limit),
                isKnown
                        ? "seen " + amount(orNaN(limit.used()), unit) + " of " + amount(orNaN(limit.ceiling()), unit)
                                + allows
                        : "",
                (limit.hit() ? hit(limit) + " " : "") + String.join("; ", limit.evidence()) + " "
                        + Limits.mend(limit.limit()));
    }

    /** 0 where it is not known. */
    private static double share(LimitResult limit) {
        double share = orNaN(limit.used()) / orNaN(limit.ceiling());
        return Double.isFinite(share) ? share : 0;
    }

    String failures() {
        Table table = new Table("what", "kind", "count");
        rows(table, "failed", verdict.connections().failed());
        rows(table, "lost", verdict.connections().lost());
        String html = table.html();
        return html.isEmpty() ? "<p>Nothing failed and nothing was lost.</p>\n" : html;
    }

    private static void rows(Table table, String what, Map<String, Long> byKind) {
        byKind.entrySet().stream()
                .filter(entry -> entry.getValue() != 0)
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(entry -> table.row(
                        Cell.text(what), Cell.text(entry.getKey()), Cell.number(Figures.count(entry.getValue()))));
    }

    private static String bar(String name, double share, String figures, String note) {
        double width = Double.isFinite(share) ? Math.min(100, Math.max(0.5, share * 100)) : 0;
        String level = share >= 0.9 ? "full" : share >= 0.5 ? "half" : "low";
        return String.format(
                Locale.ROOT,
                "<li><div class=\"what\"><code>%s</code> <span>%s</span></div>"
                        + "<div class=\"bar %s\"><i style=\"width:%.1f%%\"></i></div>"
                        + "<div class=\"figures\">%s</div><div class=\"mend\">%s</div></li>%n",
                text(name),
                text(Figures.share(share)),
                level,
                width,
                text(figures),
                text(note));
    }

    private static String hit(LimitResult limit) {
        return limit.hitAtConnections() == null
                ? "It was hit."
                : "It was hit at " + Figures.count(limit.hitAtConnections()) + " connections.";
    }

    private static String amount(double amount, String unit) {
        return "bytes".equals(unit) ? Figures.bytes(amount) : Figures.count(amount);
    }

    private static String interval(CostResult cost) {
        return Figures.inUnit(orNaN(cost.low()), cost.unit()) + " – " + Figures.inUnit(orNaN(cost.high()), cost.unit());
    }

    private static String budgetVerdict(CostResult cost) {
        return cost.verdict() == null ? "" : " " + Markup.badge(cost.verdict());
    }

    private static String exhaustion(LeakResult leak) {
        return leak.exhausts() == null || leak.exhaustsInSeconds() == null
                ? ""
                : "; " + leak.exhausts() + " is reached in " + Figures.seconds(leak.exhaustsInSeconds());
    }
}

package dev.plimsoll.soak.cli.prepare;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.plan.BudgetLine;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlanResult;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.report.Figures;
import dev.plimsoll.soak.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A plan in words. */
public final class PlanText {
    private static final int MOST_BOUNDS = 2;

    private PlanText() {}

    /** The plan; stops with exit code 3 where it was refused. */
    public static Plan planOrStop(PlanResult result) {
        return result.match(PlanResult.Planned::plan, refused -> {
            throw new Stop(
                    ExitCode.REFUSED,
                    "this machine cannot hold it:\n" + String.join("\n", refused.refusals())
                            + "\nor run fewer: --connections N");
        });
    }

    /** A few lines: what will be done, which limits bind first, and over what if that is not the usual. */
    public static String brief(Plan plan) {
        Scenario scenario = plan.scenario();
        String target = scenario.target().map(Object::toString).orElse("a stand-in on 127.0.0.1");
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "plan     %s: %,d %s connections to %s, %s, seed %x%n",
                scenario.name(),
                plan.peak(),
                scenario.protocol().equals("ws") ? "WebSocket" : "TCP",
                target,
                Figures.seconds(plan.seconds()),
                scenario.seed()));
        String binds =
                plan.budget().stream().limit(MOST_BOUNDS).map(PlanText::inShort).collect(Collectors.joining(", then "));
        if (!binds.isEmpty()) {
            text.append("         binds first: ").append(binds).append('\n');
        }
        plan.notes().forEach(note -> text.append("         ").append(note).append('\n'));
        if (!Environment.isUsualTransport(plan.environment())) {
            text.append("         over ").append(transport(plan)).append('\n');
        }
        return text.toString();
    }

    private static String transport(Plan plan) {
        return plan.environment().getOrDefault(Environment.TRANSPORT_WHY, "an unknown transport");
    }

    /** Everything: transport, phases, budget, thresholds. */
    public static String whole(Plan plan) {
        StringBuilder text = new StringBuilder(brief(plan));
        text.append("\ntransport\n  ").append(transport(plan)).append('\n');
        text.append("\nphases\n");
        for (PlannedPhase phase : plan.phases()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %6s  %-12s %-8s %,7d → %,7d open  %s%s%n",
                    Figures.clock(phase.start()),
                    phase.phase().name(),
                    phase.phase().kind(),
                    phase.openBefore(),
                    phase.openAfter(),
                    phase.perSecond() > 0 ? Figures.count(Math.rint(phase.perSecond())) + "/s" : "",
                    phase.phase().warmup() ? "  (warm-up)" : ""));
        }
        text.append("\nbudget, the first to bind on top\n");
        plan.budget().forEach(line -> text.append(budget(line)));
        text.append("\nthresholds\n");
        plan.thresholds()
                .forEach(threshold -> text.append(String.format(
                        Locale.ROOT,
                        "  %s%s%n",
                        threshold.written(),
                        plan.scenario().thresholds().contains(threshold) ? "" : "  (implied)")));
        if (!plan.sources().isEmpty()) {
            text.append("\nconnects from ").append(sources(plan.sources())).append('\n');
        }
        return text.toString();
    }

    private static String budget(BudgetLine line) {
        boolean bytes = line.unit().equals("bytes");
        return String.format(
                Locale.ROOT,
                "  %3.0f%%  %-30s %-9s %s of %s%s%s%n",
                100 * line.share(),
                line.limit(),
                line.subject(),
                bytes ? Figures.bytes(line.needs()) : Figures.count(Math.rint(line.needs())),
                bytes ? Figures.bytes(line.ceiling()) : Figures.count(Math.rint(line.ceiling())),
                bytes ? "" : " " + line.unit(),
                line.connections() == Integer.MAX_VALUE
                        ? ""
                        : "; enough for " + Figures.count(line.connections()) + " connections");
    }

    private static String inShort(BudgetLine line) {
        boolean bytes = line.unit().equals("bytes");
        return String.format(
                Locale.ROOT,
                "%s %s of %s%s (%s)",
                line.limit(),
                bytes ? Figures.bytes(line.needs()) : Figures.count(Math.rint(line.needs())),
                bytes ? Figures.bytes(line.ceiling()) : Figures.count(Math.rint(line.ceiling())),
                line.unit().startsWith("ports") ? " per source and target" : "",
                line.subject());
    }

    private static String sources(List<String> sources) {
        return sources.size() == 1
                ? sources.get(0)
                : sources.get(0) + " to " + sources.get(sources.size() - 1) + " (" + sources.size() + " addresses)";
    }
}

package dev.plimsoll.soak.plan;

import dev.plimsoll.probe.limit.MachineLimits;
import dev.plimsoll.soak.plan.PlanResult.Planned;
import dev.plimsoll.soak.plan.PlanResult.Refused;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Scenario.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes a plan from a scenario and what the machine allows. */
public final class Planner {
    /** The note on a run that believes every certificate. */
    public static final String INSECURE =
            "INSECURE: any certificate is accepted, so nothing shows that it is the gateway that answers";

    private final MachineLimits limits;
    private final Identity identity;

    /** A planner for one machine and one run. */
    public Planner(MachineLimits limits, Identity identity) {
        this.limits = limits;
        this.identity = identity;
    }

    /**
     * What a plan says about itself without the scenario having a say.
     *
     * @param run name of the run
     * @param version of Plimsoll
     * @param environment facts of the machine
     */
    public record Identity(String run, String version, Map<String, String> environment) {}

    /**
     * The plan, or the limits that are short. A scenario that may shrink gets as many connections as fit, and a note that
     * says so; it is refused only if not even one fits.
     */
    public PlanResult plan(Scenario asked) {
        Plan plan = plan(asked, List.of());
        if (!shortages(plan).isEmpty() && asked.fit() == Fit.SHRINK) {
            int fitting = mostThatFit(asked);
            if (fitting > 0) {
                return new Planned(plan(withConnections(asked, fitting), List.of(note(asked, plan, fitting))));
            }
        }
        List<String> refusals = shortages(plan).stream().map(Planner::refusal).toList();
        return refusals.isEmpty() ? new Planned(plan) : new Refused(plan, refusals);
    }

    /** The largest number of connections below what was asked that falls short of nothing; 0 for none. */
    private int mostThatFit(Scenario asked) {
        int fits = 0;
        int tooMany = asked.connections();
        while (tooMany - fits > 1) {
            int middle = fits + (tooMany - fits) / 2;
            if (shortages(plan(withConnections(asked, middle), List.of())).isEmpty()) {
                fits = middle;
            } else {
                tooMany = middle;
            }
        }
        return fits;
    }

    /** What is short with one connection more than fit, and what would make room for all of them. */
    private String note(Scenario asked, Plan whole, int fitting) {
        BudgetLine tightest =
                shortages(plan(withConnections(asked, fitting + 1), List.of())).get(0);
        String mend = shortages(whole).stream()
                .filter(line ->
                        line.limit().equals(tightest.limit()) && line.subject().equals(tightest.subject()))
                .map(BudgetLine::mend)
                .findFirst()
                .orElse(tightest.mend());
        return String.format(
                Locale.ROOT,
                "shrunk from %,d to %,d connections: %s of the %s allows no more; to raise it: %s",
                asked.connections(),
                fitting,
                tightest.limit(),
                tightest.subject(),
                mend);
    }

    private Plan plan(Scenario scenario, List<String> notes) {
        List<PlannedPhase> phases = Timeline.of(scenario);
        Budget budget = new Budget(scenario, phases, limits);
        SourceAddresses sources = SourceAddresses.choose(
                scenario.connecting().sources(), scenario.target(), budget.ports(), budget.halfPortRange());
        List<BudgetLine> lines = budget.lines(sources);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(budget.unknown());
        if (scenario.connecting().tls().insecure()) {
            allNotes.add(INSECURE);
        }
        return new Plan(
                identity.run(),
                identity.version(),
                scenario,
                phases,
                sources.addresses(),
                ImpliedThresholds.complete(scenario),
                lines,
                allNotes,
                identity.environment());
    }

    private static List<BudgetLine> shortages(Plan plan) {
        return plan.budget().stream().filter(line -> line.share() > 1).toList();
    }

    private static String refusal(BudgetLine line) {
        return String.format(
                Locale.ROOT,
                "%s of the %s: the run needs %,.0f %s, there are %,.0f (enough for %,d connections); to raise it: %s",
                line.limit(),
                line.subject(),
                line.needs(),
                line.unit(),
                line.ceiling(),
                line.connections(),
                line.mend());
    }

    private static Scenario withConnections(Scenario s, int connections) {
        return new Scenario(
                s.name(),
                s.summary(),
                s.protocol(),
                s.target(),
                connections,
                s.seed(),
                s.fit(),
                s.hostShare(),
                s.connecting(),
                s.heartbeat(),
                s.phases(),
                s.thresholds(),
                s.watch(),
                s.faults());
    }
}

package dev.plimsoll.soak.plan;

import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Phase.Churn;
import dev.plimsoll.soak.scenario.Phase.Drain;
import dev.plimsoll.soak.scenario.Phase.Hold;
import dev.plimsoll.soak.scenario.Phase.Ramp;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import dev.plimsoll.soak.scenario.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Lays a scenario's phases end to end. */
final class Timeline {
    private static final double QUIET_SECONDS = 0.5; // drained, settled and read; an estimate that moves nothing
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Scenario scenario;
    private final List<PlannedPhase> phases = new ArrayList<>();
    private double clock;
    private int open;

    private Timeline(Scenario scenario) {
        this.scenario = scenario;
    }

    static List<PlannedPhase> of(Scenario scenario) {
        Timeline timeline = new Timeline(scenario);
        scenario.phases().forEach(timeline::add);
        return List.copyOf(timeline.phases);
    }

    private void add(Phase phase) {
        if (phase instanceof Ramp ramp) {
            int to = Math.max(open, ramp.to().resolve(scenario.connections()));
            add(phase, seconds(ramp.over()), to, (to - open) / seconds(ramp.over()));
        } else if (phase instanceof Drain drain) {
            int to = Math.min(open, drain.to().resolve(scenario.connections()));
            add(phase, seconds(drain.over()), to, (open - to) / seconds(drain.over()));
        } else if (phase instanceof Hold hold) {
            add(phase, seconds(hold.lasting()), open, 0);
        } else if (phase instanceof Traffic traffic) {
            add(phase, seconds(traffic.lasting()), open, traffic.rate().total(open));
        } else if (phase instanceof Churn churn) {
            addChurn(churn);
        }
    }

    private void addChurn(Churn churn) {
        int blocks = (churn.cycles() + churn.block() - 1) / churn.block();
        double seconds = churn.cycles() / churn.perSecond() + (blocks + 1) * QUIET_SECONDS;
        double inFlight = churn.perSecond() * seconds(scenario.connecting().deadline());
        int most = open + (int) Math.min(churn.block(), Math.ceil(inFlight));
        phases.add(new PlannedPhase(churn, clock, clock + seconds, open, open, most, churn.perSecond()));
        clock += seconds;
    }

    private void add(Phase phase, double seconds, int openAfter, double perSecond) {
        int most = Math.max(open, openAfter);
        phases.add(new PlannedPhase(phase, clock, clock + seconds, open, openAfter, most, perSecond));
        clock += seconds;
        open = openAfter;
    }

    private static double seconds(Duration duration) {
        return Math.max(1, duration.toMillis()) / MILLIS_PER_SECOND;
    }
}

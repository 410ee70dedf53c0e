package dev.plimsoll.soak.report;

import dev.plimsoll.soak.plan.BudgetLine;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Phase.Churn;
import dev.plimsoll.soak.scenario.Phase.Drain;
import dev.plimsoll.soak.scenario.Phase.Ending;
import dev.plimsoll.soak.scenario.Phase.Hold;
import dev.plimsoll.soak.scenario.Phase.Ramp;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import dev.plimsoll.soak.scenario.Rate;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run that never was: 10,000 connections through five phases, in as many seconds as wanted. Everything in it follows
 * from formulas, so each text made of it is the same each time.
 */
public final class ReportFixture {
    /** Share of the run at which each phase ends. */
    private static final double[] ENDS = {0.2, 0.4, 0.7, 0.93, 1.0};

    private static final Share ALL = new Share(1.0, Share.Of.CONNECTIONS);
    private static final Share NONE = new Share(0, Share.Of.NUMBER);

    private final String name;
    private final int seconds;

    private ReportFixture(String name, int seconds) {
        this.name = name;
        this.seconds = seconds;
    }

    /** The scenario {@code quick} in 75 seconds. */
    public static ReportFixture quick() {
        return new ReportFixture("quick", 75);
    }

    /** The same run with another name. */
    public ReportFixture named(String other) {
        return new ReportFixture(other, seconds);
    }

    /** The same run in another time. */
    public ReportFixture lasting(int otherSeconds) {
        return new ReportFixture(name, otherSeconds);
    }

    /** How long it lasts. */
    int seconds() {
        return seconds;
    }

    /** What was planned. */
    public Plan plan() {
        return new Plan(
                "20261120T235155Z-" + name,
                "0.1.0",
                scenario(),
                phases(),
                List.of("127.0.0.1", "127.0.0.2"),
                List.of(),
                List.of(
                        new BudgetLine(
                                "RLIMIT_NOFILE",
                                "generator",
                                10_061,
                                20_000,
                                "descriptors",
                                19_939,
                                "raise it: ulimit -n 65536"),
                        new BudgetLine(
                                "net.ipv4.ip_local_port_range",
                                "generator",
                                5_000,
                                28_232,
                                "ports",
                                56_464,
                                "widen it: sysctl -w net.ipv4.ip_local_port_range='10240 65000'"),
                        new BudgetLine("memory", "host", 3e8, 8e9, "bytes", Integer.MAX_VALUE, "use a larger machine")),
                List.of("The stand-in runs on the machine that also makes the load."),
                Map.of("kernel", "6.1.0-18-amd64", "cpus", "2", "transport", "epoll", "net.core.somaxconn", "4096"));
    }

    /** What was recorded of it. */
    public Recording recording() {
        return new RecordingFixture(this, 0).recording();
    }

    /** What was recorded of a gateway that leaks a descriptor in ten cycles. */
    public Recording leakingRecording() {
        return new RecordingFixture(this, 0.1).recording();
    }

    /** The verdict on a healthy gateway. */
    public Verdict passed() {
        return new VerdictFixture(this).passed();
    }

    /** The verdict on one that leaks a descriptor in ten cycles and answers too late. */
    public Verdict failed() {
        return new VerdictFixture(this).failed();
    }

    /** The verdict where nothing was recorded. */
    public Verdict untold() {
        return new VerdictFixture(this).untold();
    }

    /** A run's name. */
    String name() {
        return name;
    }

    /** The phases with their times. */
    List<PlannedPhase> phases() {
        List<Phase> phases = scenario().phases();
        return List.of(
                new PlannedPhase(phases.get(0), 0, end(0), 0, 10_000, 10_000, 10_000 / end(0)),
                new PlannedPhase(phases.get(1), end(0), end(1), 10_000, 10_000, 10_000, 0),
                new PlannedPhase(phases.get(2), end(1), end(2), 10_000, 10_000, 10_200, 200),
                new PlannedPhase(phases.get(3), end(2), end(3), 10_000, 10_000, 10_000, 2_000),
                new PlannedPhase(phases.get(4), end(3), end(4), 10_000, 0, 10_000, 10_000 / (end(4) - end(3))));
    }

    private Scenario scenario() {
        return new Scenario(
                name,
                "10,000 WebSocket connections to a stand-in",
                "ws",
                Optional.empty(),
                10_000,
                0x7f3a,
                Scenario.Fit.REFUSE,
                0.5,
                new Connecting(
                        Duration.ofSeconds(5),
                        List.of(),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Connecting.Tls.OF_THE_JDK),
                Optional.of(Duration.ofSeconds(10)),
                List.of(
                        new Ramp("ramp", true, ALL, Duration.ofSeconds(15)),
                        new Hold("hold", false, Duration.ofSeconds(15)),
                        new Churn("churn", false, 4_000, 1_000, 200, Ending.CLEAN),
                        new Traffic(
                                "traffic",
                                false,
                                Duration.ofSeconds(17),
                                new Rate(2_000, Rate.Per.RUN),
                                256,
                                1,
                                Duration.ofSeconds(1)),
                        new Drain("drain", false, NONE, Duration.ofSeconds(5))),
                List.of(),
                List.of(),
                List.of());
    }

    private double end(int phase) {
        return ENDS[phase] * seconds;
    }
}

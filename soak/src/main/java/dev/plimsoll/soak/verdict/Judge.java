package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.Recording;
import dev.plimsoll.soak.verdict.Verdict.LimitResult;
import dev.plimsoll.soak.verdict.Verdict.PhaseSpan;
import dev.plimsoll.soak.verdict.Verdict.ThresholdResult;
import dev.plimsoll.soak.verdict.history.Completeness;
import dev.plimsoll.soak.verdict.history.FailureWords;
import dev.plimsoll.soak.verdict.history.Figures;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.Saturation;
import dev.plimsoll.soak.verdict.history.Totals;
import dev.plimsoll.soak.verdict.resource.CostFinder;
import dev.plimsoll.soak.verdict.resource.FoundLeak;
import dev.plimsoll.soak.verdict.resource.LeakFinder;
import dev.plimsoll.soak.verdict.threshold.Observer;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Says of a run's recording whether it passed, failed or cannot tell, and why.
 *
 * <p>A fail that a saturated generator cannot explain comes before all; what was seen to fail before a run was cut short
 * stays a fail. After that anything missing, spoilt or interrupted makes it inconclusive. The rest is a pass.
 */
public final class Judge {
    private static final String GENERATOR = History.GENERATOR;
    private static final String GATEWAY = History.GATEWAY;
    private static final String MISSING = "missing-data";
    private static final String UNKNOWN = "unknown";

    /** Failures that only this machine can be blamed for. */
    private static final Set<FailureKind> LOCAL = EnumSet.of(
            FailureKind.LOCAL_FD_LIMIT, FailureKind.SYSTEM_FILE_TABLE, FailureKind.EPHEMERAL_PORTS, FailureKind.MEMORY);

    /** Failures that a generator without time may bring about itself. */
    private static final Set<FailureKind> OF_TIME = EnumSet.of(FailureKind.TIMED_OUT, FailureKind.HANDSHAKE_TIMED_OUT);

    private final History history;
    private final Saturation saturation;
    private final Grounds grounds = new Grounds();

    private Judge(History history) {
        this.history = history;
        this.saturation = Saturation.of(history);
    }

    /**
     * The verdict.
     *
     * @param plan what was going to be done; empty where {@code plan.json} is missing or cannot be read
     * @param recording what was written
     * @param folder the name of the run's folder, which names the run where there is no plan
     */
    public static Verdict judge(Optional<Plan> plan, Recording recording, String folder) {
        return new Judge(History.of(plan, recording)).verdict(folder);
    }

    private Verdict verdict(String folder) {
        List<Cost> costs = CostFinder.find(history);
        List<FoundLeak> leaks = LeakFinder.find(history, costs);
        Observer observer =
                new Observer(history, costs, leaks.stream().map(FoundLeak::leak).toList());
        Optional<Plan> plan = history.plan();
        weighOutages(); // the cause before its consequences
        List<ThresholdResult> thresholds = plan.map(p -> new ThresholdJudge(observer, saturation, grounds).judge(p))
                .orElse(List.of());
        weighConnections(thresholds);
        weighWarmup();
        weighReplies();
        LeakWords.weigh(leaks, grounds);
        List<LimitResult> limits = LimitFinder.find(history, costs, grounds);
        weighMeter();
        weighEnd();
        Sections sections = new Sections(history);
        return new Verdict(
                Verdict.SCHEMA,
                plan.map(Plan::run).orElse(folder),
                plan.map(Plan::version).orElse(UNKNOWN),
                plan.map(p -> p.scenario().name()).orElse(UNKNOWN),
                target(),
                startDetail("wall"),
                history.end(),
                grounds.outcome(),
                grounds.reasons(),
                history.phases().stream()
                        .map(phase ->
                                new PhaseSpan(phase.name(), phase.kind(), phase.warmup(), phase.start(), phase.end()))
                        .toList(),
                thresholds,
                sections.connections(),
                sections.messages(),
                sections.latency(),
                costs.stream().map(cost -> sections.cost(cost, thresholds)).toList(),
                leaks.stream().map(sections::leak).toList(),
                limits,
                sections.generator(saturation));
    }

    /** The gateway that was really connected to; the plan's, where the first event is missing. */
    private String target() {
        String started = startDetail("target");
        return started.isEmpty()
                ? history.plan()
                        .flatMap(plan -> plan.scenario().target())
                        .map(Object::toString)
                        .orElse("")
                : started;
    }

    private String startDetail(String name) {
        return history.events(Event.Kind.RUN_START).stream()
                .map(event -> event.detail(name))
                .findFirst()
                .orElse("");
    }

    private void weighConnections(List<ThresholdResult> thresholds) {
        Totals whole = Totals.of(history.load());
        boolean isSaid = thresholds.stream()
                .anyMatch(threshold ->
                        threshold.metric().equals("connection_success") && threshold.verdict() == Verdict.Outcome.FAIL);
        if (!isSaid && whole.connections().established() == 0 && whole.failures() > 0) {
            Map<FailureKind, Long> blamed = new EnumMap<>(FailureKind.class);
            blamed.putAll(whole.failed());
            blamed.keySet().removeAll(LOCAL);
            if (saturation.isSaturated()) {
                blamed.keySet().removeAll(OF_TIME);
            }
            String message = "none of %s was established: %s"
                    .formatted(
                            Figures.counted(whole.connections().attempted(), "connection"),
                            FailureWords.failed(whole.failed()));
            if (blamed.isEmpty()) {
                grounds.leaveOpen("threshold", GATEWAY, message);
            } else {
                grounds.fail("threshold", GATEWAY, message);
            }
        }
    }

    /** A run that came no further than its warm-up has no threshold that could say that no connection stayed. */
    private void weighWarmup() {
        Totals whole = Totals.of(history.load());
        boolean noneStayed =
                whole.losses() > 0 && whole.losses() >= whole.connections().established();
        if (history.judgedPhases().isEmpty() && noneStayed) {
            grounds.fail(
                    "lost-connections",
                    GATEWAY,
                    "none of %s stayed open: %s"
                            .formatted(
                                    Figures.counted(whole.connections().established(), "connection"),
                                    FailureWords.lost(whole.lost())));
        }
    }

    private void weighReplies() {
        Totals judged = Totals.of(history.load(history.judgedPhases()));
        long wrong = judged.of(FailureKind.WRONG_REPLY);
        if (wrong > 0) {
            grounds.fail(
                    "corrupted",
                    GATEWAY,
                    "wrong replies ended %s: %s"
                            .formatted(
                                    Figures.counted(wrong, "connection"),
                                    FailureWords.lost(Map.of(FailureKind.WRONG_REPLY, wrong))));
        }
    }

    private void weighOutages() {
        List<Event> returns = history.events(Event.Kind.GATEWAY_UP);
        for (Event down : history.events(Event.Kind.GATEWAY_DOWN)) {
            String message =
                    "the gateway died at %s: %s".formatted(Figures.seconds(down.seconds()), down.detail("reason"));
            Optional<Event> back = returns.stream()
                    .filter(up -> up.seconds() >= down.seconds())
                    .findFirst();
            if (back.isPresent()) {
                String returned = Figures.seconds(back.get().seconds());
                grounds.explain("lost-connections", GATEWAY, message + "; it was back at " + returned);
            } else {
                grounds.fail("lost-connections", GATEWAY, message);
            }
        }
    }

    private void weighMeter() {
        saturation.sentences().forEach(sentence -> grounds.leaveOpen("generator-saturated", GENERATOR, sentence));
    }

    private void weighEnd() {
        for (Event interrupt : history.events(Event.Kind.INTERRUPTED)) {
            grounds.leaveOpen(
                    "interrupted",
                    GENERATOR,
                    "interrupted at %s (%s); judged on what was seen until then"
                            .formatted(Figures.seconds(interrupt.seconds()), interrupt.detail("reason")));
        }
        if (history.plan().isEmpty()) {
            grounds.leaveOpen(
                    MISSING, GENERATOR, "plan.json is missing or cannot be read, so nothing says what was asked");
        }
        Completeness.missing(history).forEach(sentence -> grounds.leaveOpen(MISSING, GENERATOR, sentence));
    }
}

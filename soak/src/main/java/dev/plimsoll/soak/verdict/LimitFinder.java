package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.finding.Cost;
import dev.plimsoll.probe.finding.exhaustion.Exhausted;
import dev.plimsoll.probe.finding.exhaustion.Exhausted.Degree;
import dev.plimsoll.probe.finding.exhaustion.Exhaustions;
import dev.plimsoll.probe.finding.exhaustion.Timeline;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import dev.plimsoll.soak.plan.BudgetLine;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.Verdict.LimitResult;
import dev.plimsoll.soak.verdict.history.Figures;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.Timelines;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says of each limit of the plan and of each watched process how near the run came to it, and which were hit. */
final class LimitFinder {
    private static final String CODE = "limit";

    private final History history;
    private final Levels levels;
    private final Map<Key, Hit> hits = new LinkedHashMap<>();

    private LimitFinder(History history, List<Cost> costs) {
        this.history = history;
        this.levels = new Levels(history, costs);
    }

    private record Key(String limit, String subject) {}

    /** What is known of one limit that was hit, or nearly. */
    private record Hit(Degree degree, double seconds, boolean matters, List<String> evidence) {}

    /** The plan's limits in its order, then those of the processes watched, then others that were hit or nearly. */
    static List<LimitResult> find(History history, List<Cost> costs, Grounds grounds) {
        LimitFinder finder = new LimitFinder(history, costs);
        finder.collectEvents();
        finder.collectFindings();
        List<LimitResult> results = new ArrayList<>();
        for (BudgetLine line : history.plan().map(Plan::budget).orElse(List.of())) {
            results.add(finder.planned(line));
        }
        finder.addWatched(results);
        finder.addOthers(results);
        finder.giveReasons(grounds);
        return List.copyOf(results);
    }

    /** Somebody else's word that a limit was hit; what we found ourselves is found again. */
    private void collectEvents() {
        for (Event event : history.events(Event.Kind.LIMIT_HIT)) {
            if (!event.detail("found").isEmpty()) {
                continue;
            }
            String limit = event.detail("limit");
            String subject = event.detail("subject");
            String owner = subject.isEmpty() ? History.GENERATOR : subject;
            hits.put(
                    new Key(limit, owner),
                    new Hit(Degree.HIT, event.seconds(), true, List.of(event.detail("message"))));
        }
    }

    private void collectFindings() {
        List<Timeline> timelines = Timelines.of(history.recording().samples());
        for (Exhausted found : Exhaustions.find(Catalogue.all(), timelines)) {
            Key key = new Key(found.limit().name(), found.subject());
            hits.putIfAbsent(
                    key,
                    new Hit(found.degree(), found.seconds(), Suffering.showed(found, timelines), found.evidence()));
        }
    }

    /** With the kernel's own ceiling where it was read: the plan's is the share of it that the run allowed itself. */
    private LimitResult planned(BudgetLine line) {
        boolean isUnbounded = line.connections() == Integer.MAX_VALUE;
        Double read = levels.ceiling(line.limit(), line.subject());
        return result(
                new Key(line.limit(), line.subject()),
                levels.most(line.limit(), line.subject()),
                read == null ? (Double) line.ceiling() : read,
                isUnbounded ? null : (long) line.connections());
    }

    private void addWatched(List<LimitResult> results) {
        for (String subject : levels.processes()) {
            for (KnownLimit limit : Catalogue.all()) {
                Double used = levels.most(limit.name(), subject);
                Double ceiling = levels.ceiling(limit.name(), subject);
                if (isOwn(limit, subject, results) && used != null && ceiling != null) {
                    results.add(
                            result(new Key(limit.name(), subject), used, ceiling, levels.connections(limit, subject)));
                }
            }
        }
    }

    /** What the whole machine shares is not the process's, nor what is told of the machine's namespace already. */
    private static boolean isOwn(KnownLimit limit, String subject, List<LimitResult> results) {
        boolean isTold = !isNew(results, limit.name(), subject)
                || (limit.scope() == Scope.NAMESPACE
                        && results.stream()
                                .anyMatch(result -> result.limit().equals(limit.name()) && isOurs(result.subject())));
        return limit.nature() == Nature.CEILING && limit.scope() != Scope.HOST && !isTold;
    }

    private static boolean isOurs(String subject) {
        return subject.equals(History.GENERATOR) || subject.equals(Timeline.HOST);
    }

    private void addOthers(List<LimitResult> results) {
        for (Key key : hits.keySet()) {
            if (isNew(results, key.limit(), key.subject())) {
                results.add(result(
                        key,
                        levels.most(key.limit(), key.subject()),
                        levels.ceiling(key.limit(), key.subject()),
                        null));
            }
        }
    }

    private static boolean isNew(List<LimitResult> results, String limit, String subject) {
        return results.stream()
                .noneMatch(result ->
                        result.limit().equals(limit) && result.subject().equals(subject));
    }

    private LimitResult result(Key key, @Nullable Double used, @Nullable Double ceiling, @Nullable Long predicted) {
        Optional<Hit> hit = Optional.ofNullable(hits.get(key));
        boolean isHit = hit.filter(one -> one.degree() == Degree.HIT).isPresent();
        return new LimitResult(
                key.limit(),
                key.subject(),
                used,
                ceiling,
                predicted,
                isHit,
                isHit ? hit.map(Hit::seconds).orElse(null) : null,
                isHit ? hit.map(one -> openAt(one.seconds())).orElse(null) : null,
                hit.map(Hit::evidence).orElse(List.of()));
    }

    private void giveReasons(Grounds grounds) {
        hits.forEach((key, hit) -> {
            String message = sentence(key, hit);
            if (hit.degree() == Degree.NEAR || !hit.matters()) {
                grounds.explain(CODE, key.subject(), message);
            } else if (isOurs(key.subject())) {
                grounds.leaveOpen(CODE, key.subject(), message);
            } else {
                grounds.fail(CODE, key.subject(), message);
            }
        });
    }

    private String sentence(Key key, Hit hit) {
        return "%s of the %s was %s at %s with %s: %s"
                .formatted(
                        key.limit(),
                        key.subject(),
                        hit.degree() == Degree.HIT ? "hit" : "nearly hit",
                        Figures.seconds(hit.seconds()),
                        Figures.counted(openAt(hit.seconds()), "connection"),
                        String.join("; ", hit.evidence()));
    }

    /** Connections open at the end of the interval in which it was hit, or of the last one before. */
    private long openAt(double seconds) {
        long open = 0;
        for (Sample sample : history.load()) {
            open = sample.load().map(load -> load.connections().open()).orElse(open);
            if (sample.seconds() >= seconds) {
                return open;
            }
        }
        return open;
    }
}

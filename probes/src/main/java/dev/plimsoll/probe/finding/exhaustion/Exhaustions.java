package dev.plimsoll.probe.finding.exhaustion;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.finding.exhaustion.Exhausted.Degree;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/*
 * One shortage moves many counters: a gateway without descriptors lets its accept queue overflow, too. So each limit says
 * which others it may be a mere consequence of, and is left out where one of those was hit before. And one counter is read
 * by many subjects: what several processes of this machine show at the same moment is the host's. A control group or a user
 * is shared where both saw the very same figures.
 */
/** Finds the limits that were hit. */
public final class Exhaustions {
    /** Within so many seconds two signatures are taken for one event. */
    private static final double SAME_EVENT_SECONDS = 15;

    private final List<Timeline> timelines;
    private final Optional<Timeline> generator;

    private Exhaustions(List<Timeline> timelines) {
        this.timelines = timelines;
        this.generator = timelines.stream()
                .filter(timeline -> timeline.subject().equals(Timeline.GENERATOR))
                .findFirst();
    }

    /**
     * Those that were hit or came near, by time; each limit once for each subject, as hit where it was both.
     *
     * @param limits which are looked for
     * @param timelines one for each subject
     */
    public static List<Exhausted> find(List<KnownLimit> limits, List<Timeline> timelines) {
        Exhaustions finder = new Exhaustions(List.copyOf(timelines));
        List<Exhausted> all = new ArrayList<>();
        for (KnownLimit limit : limits) {
            all.addAll(finder.ofOneOwner(limit));
        }
        return all.stream()
                .filter(one -> all.stream().noneMatch(other -> isBehind(one, other)))
                .sorted(Comparator.comparingDouble(Exhausted::seconds))
                .toList();
    }

    /** A limit that several share is named once; one that only who connects runs into is the generator's if that did. */
    private List<Exhausted> ofOneOwner(KnownLimit limit) {
        List<Exhausted> found = new ArrayList<>();
        timelines.stream()
                .filter(timeline -> concerns(limit, timeline))
                .forEach(timeline -> of(limit, timeline).ifPresent(found::add));
        if (limit.scope() == Scope.PROCESS) {
            return found;
        }
        Optional<Exhausted> ours = found.stream()
                .filter(one -> limit.role() == Role.CLIENT && one.subject().equals(Timeline.GENERATOR))
                .findFirst();
        List<Exhausted> shared = found.stream()
                .filter(one -> ours.isPresent() || found.stream().anyMatch(other -> isShared(one, other)))
                .filter(one -> !isAfar(one.subject()))
                .sorted(Comparator.comparing(Exhausted::degree).thenComparingDouble(Exhausted::seconds))
                .toList();
        found.removeAll(shared);
        ours.ifPresentOrElse(found::add, () -> shared.stream().limit(1).forEach(first -> found.add(ofHost(first))));
        return found;
    }

    private boolean isShared(Exhausted one, Exhausted other) {
        boolean isSameEvent = !one.subject().equals(other.subject())
                && one.degree() == other.degree()
                && Math.abs(one.seconds() - other.seconds()) <= SAME_EVENT_SECONDS;
        boolean isOfMachine =
                one.limit().scope() == Scope.NAMESPACE || one.limit().scope() == Scope.HOST;
        return isSameEvent
                && !isAfar(one.subject())
                && !isAfar(other.subject())
                && (isOfMachine || one.evidence().equals(other.evidence()));
    }

    private static Exhausted ofHost(Exhausted found) {
        return new Exhausted(found.limit(), Timeline.HOST, found.degree(), found.seconds(), found.evidence());
    }

    private boolean isAfar(String subject) {
        return timelines.stream().anyMatch(timeline -> timeline.subject().equals(subject) && timeline.isAfar());
    }

    private static boolean concerns(KnownLimit limit, Timeline timeline) {
        boolean isGenerator = timeline.subject().equals(Timeline.GENERATOR);
        boolean isHost = timeline.subject().equals(Timeline.HOST);
        return switch (limit.scope()) {
            case HOST ->
                isHost
                        || timeline.isAfar()
                        || (isGenerator && limit.signature().hit().stream().anyMatch(Exhaustions::isOwn));
            case NAMESPACE -> limit.role() != Role.CLIENT || !isHost;
            case PROCESS, USER, CGROUP -> !isHost && !(limit.role() == Role.SERVER && isGenerator);
        };
    }

    private static boolean isOwn(List<Condition> together) {
        return together.stream().anyMatch(Condition.OwnFailures.class::isInstance);
    }

    private Optional<Exhausted> of(KnownLimit limit, Timeline timeline) {
        Optional<Exhausted> hit = first(limit, limit.signature().hit(), Degree.HIT, timeline);
        boolean mayHit = limit.nature() == Nature.CEILING;
        return hit.isPresent() && mayHit ? hit : first(limit, limit.signature().early(), Degree.NEAR, timeline);
    }

    private Optional<Exhausted> first(KnownLimit limit, List<List<Condition>> any, Degree degree, Timeline timeline) {
        Sight sight = new Sight(timeline, generator);
        for (int i = 0; i < timeline.seconds().length; i++) {
            for (List<Condition> together : any) {
                Optional<List<String>> evidence = sight.together(limit, together, i);
                if (evidence.isPresent()) {
                    boolean isHosts = limit.scope() == Scope.HOST && !timeline.isAfar();
                    String owner = isHosts ? Timeline.HOST : timeline.subject();
                    return Optional.of(new Exhausted(limit, owner, degree, timeline.seconds()[i], evidence.get()));
                }
            }
        }
        return Optional.empty();
    }

    /** The cause may have been there long before: a process that is full stays full while its queue fills. */
    private static boolean isBehind(Exhausted one, Exhausted cause) {
        boolean isOfSame =
                one.subject().equals(cause.subject()) || cause.subject().equals(Timeline.HOST);
        return isOfSame
                && one.limit().signature().behind().contains(cause.limit().name())
                && cause.degree() == Degree.HIT
                && cause.seconds() <= one.seconds() + SAME_EVENT_SECONDS;
    }
}

package dev.plimsoll.soak.conduct;

import dev.plimsoll.probe.finding.exhaustion.Exhausted;
import dev.plimsoll.probe.finding.exhaustion.Exhausted.Degree;
import dev.plimsoll.probe.finding.exhaustion.Exhaustions;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.history.Timelines;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for limits while the run goes on, in the samples of the last half minute, and writes each down once as an event. The
 * judge looks again at all of them; these events are for people who watch and for the markers on the plots.
 */
final class LimitWatch {
    private static final double REMEMBERED_SECONDS = 30;

    private final Journal journal;
    private final RunListener listener;
    private final Deque<Sample> recent = new ArrayDeque<>();
    private final Set<String> said = new HashSet<>();

    LimitWatch(Journal journal, RunListener listener) {
        this.journal = journal;
        this.listener = listener;
    }

    /** Takes one interval's samples of all subjects, and looks. */
    void look(List<Sample> interval, long open) throws IOException {
        recent.addAll(interval);
        double now = interval.stream().mapToDouble(Sample::seconds).max().orElse(0);
        while (!recent.isEmpty() && recent.getFirst().seconds() < now - REMEMBERED_SECONDS) {
            recent.removeFirst();
        }
        for (Exhausted found : Exhaustions.find(Catalogue.all(), Timelines.of(List.copyOf(recent)))) {
            if (said.add(found.degree() + found.limit().name() + found.subject())) {
                write(found, open);
            }
        }
    }

    private void write(Exhausted found, long open) throws IOException {
        String evidence = String.join("; ", found.evidence());
        boolean isHit = found.degree() == Degree.HIT;
        journal.event(
                isHit ? Event.Kind.LIMIT_HIT : Event.Kind.LIMIT_NEAR,
                "limit",
                found.limit().name(),
                "subject",
                found.subject(),
                "connections",
                Long.toString(open),
                "since",
                Double.toString(found.seconds()),
                "message",
                evidence,
                "found",
                "in samples");
        if (isHit) {
            listener.said("%s of the %s was hit: %s".formatted(found.limit().name(), found.subject(), evidence));
        }
    }
}

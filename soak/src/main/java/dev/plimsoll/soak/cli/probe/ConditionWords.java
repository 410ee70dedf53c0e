package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.Condition.AtLeast;
import dev.plimsoll.probe.limit.known.Condition.Failures;
import dev.plimsoll.probe.limit.known.Condition.Full;
import dev.plimsoll.probe.limit.known.Condition.OwnFailures;
import dev.plimsoll.probe.limit.known.Condition.Reaches;
import dev.plimsoll.probe.limit.known.Condition.Rises;
import dev.plimsoll.probe.limit.known.Condition.RisesBeyond;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.soak.report.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** What shows a limit, in words for a person. */
final class ConditionWords {
    private final String used;

    /** Of that limit. */
    ConditionWords(KnownLimit limit) {
        this.used = limit.used().orElse("its use");
    }

    /** Those that hold together. */
    String all(List<Condition> together) {
        return together.stream().map(this::of).collect(Collectors.joining(" and "));
    }

    private String of(Condition condition) {
        if (condition instanceof Rises rises) {
            return rises.resource() + " rises by " + Figures.count(rises.least());
        }
        if (condition instanceof RisesBeyond beyond) {
            return beyond.resource() + " rises by more than " + beyond.other();
        }
        if (condition instanceof Reaches reaches) {
            return reaches.resource() + " reaches " + Figures.count(reaches.least());
        }
        if (condition instanceof AtLeast level) {
            String share = level.share() == 1 ? "" : Figures.share(level.share()) + " of ";
            return level.resource() + " is at least " + share + level.of();
        }
        if (condition instanceof Full full) {
            return used + " within " + room(full) + " of its ceiling";
        }
        if (condition instanceof Failures failures) {
            return "the generator sees failures" + kinds(failures);
        }
        return "the generator itself fails: " + ((OwnFailures) condition).kind();
    }

    private static String room(Full full) {
        if (full.room() == 0) {
            return Figures.share(full.share());
        }
        return Figures.count(full.room()) + " (" + Figures.share(full.share()) + ")";
    }

    private static String kinds(Failures failures) {
        return failures.kinds().isEmpty()
                ? ""
                : failures.kinds().stream().sorted().collect(Collectors.joining(", ", ": ", ""));
    }
}

package dev.plimsoll.soak.verdict;

import dev.plimsoll.soak.verdict.Verdict.Outcome;
import dev.plimsoll.soak.verdict.Verdict.Reason;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/** What speaks against a pass, gathered while one run is judged; used by one thread. */
final class Grounds {
    private final List<Reason> failing = new ArrayList<>();
    private final List<Reason> open = new ArrayList<>();
    private final List<Reason> explaining = new ArrayList<>();

    /** The generator cannot be blamed for this. */
    void fail(String code, String subject, String message) {
        failing.add(new Reason(code, subject, message));
    }

    /** Because of this it cannot be told. */
    void leaveOpen(String code, String subject, String message) {
        open.add(new Reason(code, subject, message));
    }

    /** Changes no verdict; said where it is not a pass. */
    void explain(String code, String subject, String message) {
        explaining.add(new Reason(code, subject, message));
    }

    /** A fail before all, then what leaves it open, then a pass. */
    Outcome outcome() {
        if (!failing.isEmpty()) {
            return Outcome.FAIL;
        }
        return open.isEmpty() ? Outcome.PASS : Outcome.INCONCLUSIVE;
    }

    /** All of them, those that weigh most first, none twice; none at all for a pass. */
    List<Reason> reasons() {
        LinkedHashSet<Reason> all = new LinkedHashSet<>(failing);
        all.addAll(open);
        if (!all.isEmpty()) {
            all.addAll(explaining);
        }
        return List.copyOf(all);
    }
}

package dev.plimsoll.probe.tuning.compare;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.SysctlScope;
import java.util.Optional;

/** Compares one line of a profile with what was read for it. */
public final class LineJudge {
    private static final String NOT_REACHED =
            "sysctl.d sets the first network namespace at boot, and the target is in another";
    private static final String OF_A_CONTAINER =
            "set it where the namespace is made: docker run --sysctl, a pod's securityContext.sysctls, ip netns exec";

    private final Declared declared;
    private final Observed observed;
    private final boolean ofItsNamespace;

    private LineJudge(Declared declared, Observed observed) {
        this.declared = declared;
        this.observed = observed;
        this.ofItsNamespace =
                declared.setting().match(name -> SysctlScope.of(name) == SysctlScope.NAMESPACE, limit -> false);
    }

    /** The line with its verdict. */
    public static LineResult judge(Declared declared, Observed observed) {
        LineJudge judge = new LineJudge(declared, observed);
        return observed.running()
                .match(
                        value -> declared.holds(value) ? judge.holding() : judge.deviating(value),
                        judge::cannotTell,
                        judge::cannotTell);
    }

    private LineResult holding() {
        if (foreign() && !(observed.persisted() instanceof Persistence.Unasked)) {
            return cannotTell("it runs so, but " + NOT_REACHED + ": whoever made that one sets it or does not");
        }
        return observed.persisted()
                .match(
                        this::holdingAt,
                        nowhere -> result(
                                LineVerdict.NOT_PERSISTED, joined("it runs so, and no file sets it", nowhere.aside())),
                        unknown -> cannotTell("it runs so, but what sets it again cannot be told: " + unknown.reason()),
                        () -> result(LineVerdict.OK, ""));
    }

    private LineResult holdingAt(Persistence.At at) {
        return declared.holds(at.value())
                ? result(LineVerdict.OK, at.aside())
                : result(LineVerdict.OVERRIDDEN_AT_BOOT, joined("it runs so, but " + winning(at), at.aside()));
    }

    private LineResult deviating(String value) {
        String runs = "runs with " + value;
        if (foreign() && (outsideHolds() || persistedHolds())) {
            String there = outsideHolds() ? "it is set outside, not in the target's namespace" : NOT_REACHED;
            return result(LineVerdict.WRONG_SCOPE, runs + "; " + there + "; " + OF_A_CONTAINER);
        } else if (foreign()) {
            return result(LineVerdict.DEVIATES, runs + "; " + OF_A_CONTAINER);
        }
        return observed.persisted()
                .match(
                        at -> deviatingAt(runs, at),
                        nowhere -> result(LineVerdict.DEVIATES, joined(runs + "; no file sets it", nowhere.aside())),
                        unknown -> result(LineVerdict.DEVIATES, runs),
                        () -> result(LineVerdict.DEVIATES, runs));
    }

    private LineResult deviatingAt(String runs, Persistence.At at) {
        if (declared.holds(at.value())) {
            String apply = declared.setting()
                    .match(name -> "sysctl --system, or a boot, puts that into force", limit -> "start it again");
            return result(
                    LineVerdict.DEVIATES,
                    joined(runs + "; " + at.place() + " sets " + at.value() + ": " + apply, at.aside()));
        }
        LineVerdict verdict = overridden(at).isPresent() ? LineVerdict.OVERRIDDEN_AT_BOOT : LineVerdict.DEVIATES;
        return result(verdict, joined(runs + "; " + winning(at), at.aside()));
    }

    private String winning(Persistence.At at) {
        String sets = at.place() + " sets " + at.value();
        return overridden(at)
                .map(lost -> sets + ", which wins over " + lost.place() + " (" + lost.value() + ")")
                .orElse(sets);
    }

    /** The last line that would have been right. */
    private Optional<Persistence.Written> overridden(Persistence.At at) {
        return at.overrides().stream()
                .filter(lost -> declared.holds(lost.value()))
                .findFirst();
    }

    private boolean foreign() {
        return ofItsNamespace && observed.membership() == Membership.ANOTHER;
    }

    private boolean outsideHolds() {
        return observed.outside() instanceof Seen.Found<String> found && declared.holds(found.value());
    }

    private boolean persistedHolds() {
        return observed.persisted() instanceof Persistence.At at && declared.holds(at.value());
    }

    private LineResult cannotTell(String reason) {
        return result(LineVerdict.CANNOT_TELL, reason);
    }

    private LineResult result(LineVerdict verdict, String why) {
        return new LineResult(declared, observed.running(), observed.persisted(), verdict, why);
    }

    private static String joined(String words, String aside) {
        return aside.isEmpty() ? words : words + "; " + aside;
    }
}

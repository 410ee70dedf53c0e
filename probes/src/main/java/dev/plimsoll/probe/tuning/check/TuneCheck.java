package dev.plimsoll.probe.tuning.check;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.ResourceLimit;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineJudge;
import dev.plimsoll.probe.tuning.compare.LineResult;
import dev.plimsoll.probe.tuning.compare.Observed;
import java.util.Locale;

/** Holds each line of a profile against a process. */
public final class TuneCheck {
    private TuneCheck() {}

    /** A result for each line, in the profile's order. */
    public static HostResult check(Profile profile, Target target) {
        return new HostResult(
                target.host(),
                target.words(),
                profile.lines().stream().map(line -> line(line, target)).toList());
    }

    private static LineResult line(Declared declared, Target target) {
        Seen<String> running = declared.setting().match(target.settings()::text, limit -> limit(limit, target));
        Seen<String> outside = declared.setting()
                .match(target.outside()::text, limit -> new Seen.Absent<>("a limit is a process's own"));
        return LineJudge.judge(
                declared,
                new Observed(
                        running,
                        outside,
                        target.membership(),
                        target.persisted().apply(declared.setting())));
    }

    private static Seen<String> limit(ResourceLimit limit, Target target) {
        return target.limits().then(limits -> {
            Reading soft = limits.soft(limit.kernelName());
            if (soft instanceof Reading.Value value) {
                return new Seen.Found<>(
                        String.format(Locale.ROOT, "%.0f", value.quantity().amount()));
            } else if (soft instanceof Reading.Absent absent) {
                return absent.reason().equals("unlimited")
                        ? new Seen.Found<>("unlimited")
                        : new Seen.Absent<>(absent.reason());
            }
            return new Seen.Failed<>(((Reading.Failed) soft).reason());
        });
    }
}

package dev.plimsoll.probe.tuning.profile;

import dev.plimsoll.probe.tuning.Comparison;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.Setting;
import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.sysctl.BootSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** A file or tree of sysctl.conf(5) as a profile: for each name the line that wins, whose value has to be equal. */
final class SysctlProfile {
    private SysctlProfile() {}

    /**
     * The profile.
     *
     * @param expand the names of the running kernel that a pattern stands for
     */
    static ProfileResult of(String name, BootSettings settings, Function<SysctlName, List<SysctlName>> expand) {
        List<String> problems = new ArrayList<>(settings.unreadable());
        for (Place place : settings.malformed()) {
            problems.add(place + ": is not an assignment; write e.g. net.core.somaxconn = 65535");
        }
        Set<SysctlName> names = new LinkedHashSet<>();
        for (SysctlName key : settings.keys()) {
            names.addAll(key.isPattern() ? expand.apply(key) : List.of(key));
        }
        List<Declared> lines = new ArrayList<>();
        for (SysctlName key : names) {
            settings.winner(key).ifPresent(at -> {
                if (at.value().isEmpty()) {
                    problems.add(at.place() + ": " + key + " is set to nothing; write its value");
                }
                lines.add(declared(key, at));
            });
        }
        if (lines.isEmpty() && problems.isEmpty()) {
            problems.add(name + " sets nothing; a profile has a line or more, e.g. net.core.somaxconn = 65535");
        }
        return problems.isEmpty()
                ? new ProfileResult.Accepted(new Profile(name, "", lines))
                : new ProfileResult.Rejected(problems);
    }

    private static Declared declared(SysctlName key, Persistence.At at) {
        String why = at.overrides().isEmpty()
                ? ""
                : "wins over "
                        + String.join(
                                ", ",
                                at.overrides().stream()
                                        .map(lost -> lost.place() + " (" + lost.value() + ")")
                                        .toList());
        return new Declared(new Setting.Sysctl(key), Comparison.EQUALS, at.value(), why, at.place());
    }
}

package dev.plimsoll.probe.tuning.limits;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What started a process, as far as its control group shows.
 *
 * @param kind of what
 * @param name of the unit; the whole path where it is none
 */
record StartedBy(Kind kind, String name) {
    StartedBy {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(name);
    }

    enum Kind {
        /** A unit of the system's manager. */
        SERVICE,
        /** A session that somebody logged in to. */
        LOGIN,
        /** A unit of a user's own manager, a container, or what systemd knows nothing of. */
        OTHER
    }

    /** Reads {@code /proc/PID/cgroup}: the line of the second version, or systemd's of the first. */
    static StartedBy of(String cgroup) {
        Optional<String> path = cgroup.lines()
                .filter(line -> line.startsWith("0::") || line.contains(":name=systemd:"))
                .map(line -> line.substring(line.indexOf('/') < 0 ? line.length() : line.indexOf('/')))
                .filter(each -> each.length() > 1)
                .findFirst();
        return path.map(StartedBy::ofPath).orElse(new StartedBy(Kind.OTHER, "/"));
    }

    private static StartedBy ofPath(String path) {
        List<String> units = new ArrayList<>(List.of(path.split("/", -1)));
        Collections.reverse(units);
        boolean ofUser = path.contains("/user@");
        for (String unit : units) {
            if (unit.endsWith(".service") && !ofUser) {
                return new StartedBy(Kind.SERVICE, unit);
            } else if (unit.matches("session-.+\\.scope")) {
                return new StartedBy(Kind.LOGIN, unit);
            }
        }
        return new StartedBy(Kind.OTHER, path);
    }
}

package dev.plimsoll.probe.tuning.limits;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.ResourceLimit;
import dev.plimsoll.probe.tuning.sysctl.FileTree;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a process's limits would be if it were started again.
 *
 * @param tree the files of its machine
 * @param cgroup the text of {@code /proc/PID/cgroup}
 * @param status the text of {@code /proc/PID/status}, for its user
 */
public record LimitPersistence(FileTree tree, Seen<String> cgroup, Seen<String> status) {
    /** Checks that all are there. */
    public LimitPersistence {
        Objects.requireNonNull(tree);
        Objects.requireNonNull(cgroup);
        Objects.requireNonNull(status);
    }

    /** What would set one limit. */
    public Persistence of(ResourceLimit limit) {
        return cgroup.match(text -> of(StartedBy.of(text), limit), Persistence.Unknown::new, Persistence.Unknown::new);
    }

    private Persistence of(StartedBy by, ResourceLimit limit) {
        return switch (by.kind()) {
            case SERVICE -> new SystemdLimits(tree).of(by.name(), limit);
            case LOGIN -> login(limit);
            case OTHER ->
                new Persistence.Unknown(
                        "the process is neither a service of systemd nor in a login (its control group is " + by.name()
                                + "); whoever started it sets its limits");
        };
    }

    private Persistence login(ResourceLimit limit) {
        OptionalLong uid = uid();
        return uid.isPresent()
                ? new PamLimits(tree).of(uid.getAsLong(), limit)
                : new Persistence.Unknown("whose process it is cannot be read");
    }

    private OptionalLong uid() {
        Optional<String> line = status.match(
                text -> text.lines().filter(each -> each.startsWith("Uid:")).findFirst(),
                absent -> Optional.empty(),
                failed -> Optional.empty());
        String[] words = line.orElse("").split("\\s+", -1);
        return words.length > 1 && words[1].matches("[0-9]{1,10}")
                ? OptionalLong.of(Long.parseLong(words[1]))
                : OptionalLong.empty();
    }
}

package dev.plimsoll.probe.tuning.check;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Rlimits;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.RunningSettings;
import dev.plimsoll.probe.tuning.Setting;
import dev.plimsoll.probe.tuning.SysctlScope;
import dev.plimsoll.probe.tuning.compare.Membership;
import dev.plimsoll.probe.tuning.limits.LimitPersistence;
import dev.plimsoll.probe.tuning.sysctl.BootTree;
import dev.plimsoll.probe.tuning.sysctl.FileTree;
import java.util.function.Function;

/** A process of this machine. */
public final class LiveTarget {
    private LiveTarget() {}

    /**
     * The process {@code pid}, with the settings of its network namespace where that may be entered.
     *
     * @param tree the files that its machine boots with
     */
    public static Target of(ProcReader reader, long pid, FileTree tree) {
        return of(reader, pid, new EnteredSettings(reader, pid), tree);
    }

    /**
     * The process {@code pid}.
     *
     * @param settings what reads the kernel settings that hold for it
     * @param tree the files that its machine boots with
     */
    public static Target of(ProcReader reader, long pid, RunningSettings settings, FileTree tree) {
        LocalSettings ours = LocalSettings.ofOurs(reader);
        BootTree boot = BootTree.read(tree);
        LimitPersistence limits =
                new LimitPersistence(tree, reader.text(pid + "/cgroup"), reader.text(pid + "/status"));
        Function<Setting, Persistence> persisted = setting -> setting.match(boot::persistence, limits::of);
        String host =
                reader.text("sys/kernel/hostname").match(String::strip, absent -> "this host", failed -> "this host");
        String comm = reader.text(pid + "/comm").match(String::strip, absent -> "?", failed -> "?");
        return new Target(
                host,
                "process " + pid + " (" + comm + ")",
                settings,
                ours,
                membership(reader, pid, ours),
                Rlimits.read(reader, pid),
                persisted);
    }

    private static Membership membership(ProcReader reader, long pid, RunningSettings ours) {
        boolean weAreFirst = ours.text(SysctlScope.SEEN_IN_THE_FIRST) instanceof Seen.Found<String>;
        Seen<String> here = reader.link("self/ns/net");
        Seen<String> there = reader.link(pid + "/ns/net");
        if (!(here instanceof Seen.Found<String> ourNamespace) || !(there instanceof Seen.Found<String> its)) {
            return Membership.UNKNOWN;
        } else if (ourNamespace.value().equals(its.value())) {
            return weAreFirst ? Membership.FIRST : Membership.ANOTHER;
        }
        return weAreFirst ? Membership.ANOTHER : Membership.UNKNOWN;
    }
}

package dev.plimsoll.probe.tuning.check;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.NetNamespace;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.tuning.RunningSettings;
import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.SysctlScope;
import java.util.List;
import java.util.Optional;

/** The settings of a process, those of its network namespace read from inside it, where we may enter. */
final class EnteredSettings implements RunningSettings {
    private final RunningSettings ours;
    private final RunningSettings its;
    private final long pid;

    EnteredSettings(ProcReader reader, long pid) {
        this.ours = LocalSettings.ofOurs(reader);
        this.its = new LocalSettings(reader, pid);
        this.pid = pid;
    }

    @Override
    public Seen<String> text(SysctlName name) {
        if (!SysctlScope.namespace(name).equals(Optional.of("net"))) {
            return its.text(name);
        }
        return NetNamespace.ofProcess(pid)
                .then(namespace -> inside(namespace, name))
                .match(value -> value, Seen.Absent::new, Seen.Failed::new);
    }

    private Seen<Seen<String>> inside(NetNamespace namespace, SysctlName name) {
        try (namespace) {
            return namespace.read(() -> ours.text(name));
        }
    }

    @Override
    public List<SysctlName> matching(SysctlName pattern) {
        return ours.matching(pattern);
    }
}

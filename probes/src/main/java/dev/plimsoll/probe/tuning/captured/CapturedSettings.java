package dev.plimsoll.probe.tuning.captured;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.RunningSettings;
import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.SysctlScope;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings of a captured host, or of the network namespace of one of its processes. */
final class CapturedSettings implements RunningSettings {
    private final Capture capture;
    private final Optional<CapturedProcess> inAnother;

    private CapturedSettings(Capture capture, Optional<CapturedProcess> inAnother) {
        this.capture = capture;
        this.inAnother = inAnother;
    }

    /** Those of the namespace that the collector ran in. */
    static CapturedSettings ofCollector(Capture capture) {
        return new CapturedSettings(capture, Optional.empty());
    }

    /** Those of a process in another network namespace. */
    static CapturedSettings ofAnother(Capture capture, CapturedProcess process) {
        return new CapturedSettings(capture, Optional.of(process));
    }

    @Override
    public Seen<String> text(SysctlName name) {
        boolean own = inAnother.isPresent() && SysctlScope.of(name) == SysctlScope.NAMESPACE;
        Map<SysctlName, String> sysctls =
                own ? inAnother.map(CapturedProcess::sysctls).orElse(Map.of()) : capture.sysctls();
        if (own && sysctls.isEmpty()) {
            return new Seen.Failed<>("the process is in another network namespace, which the collector could not enter;"
                    + " collect as root, with nsenter of util-linux");
        }
        String value = sysctls.get(name);
        return value == null ? new Seen.Absent<>("no " + name + " in the capture") : new Seen.Found<>(value);
    }

    @Override
    public List<SysctlName> matching(SysctlName pattern) {
        return pattern.isPattern()
                ? capture.sysctls().keySet().stream().filter(pattern::covers).toList()
                : List.of(pattern);
    }
}

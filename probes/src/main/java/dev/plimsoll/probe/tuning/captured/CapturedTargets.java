package dev.plimsoll.probe.tuning.captured;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Rlimits;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.RunningSettings;
import dev.plimsoll.probe.tuning.Setting;
import dev.plimsoll.probe.tuning.check.Target;
import dev.plimsoll.probe.tuning.compare.Membership;
import dev.plimsoll.probe.tuning.limits.LimitPersistence;
import dev.plimsoll.probe.tuning.sysctl.BootTree;
import dev.plimsoll.probe.tuning.sysctl.Loader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The processes of a captured host, to be held against a profile. */
public final class CapturedTargets {
    private CapturedTargets() {}

    /** Each process that was captured; the host alone where none was. */
    public static List<Target> of(Capture capture) {
        return capture.processes().isEmpty()
                ? List.of(ofHost(capture))
                : capture.processes().stream()
                        .map(process -> ofProcess(capture, process))
                        .toList();
    }

    private static Target ofHost(Capture capture) {
        RunningSettings settings = CapturedSettings.ofCollector(capture);
        BootTree boot = boot(capture);
        Function<Setting, Persistence> persisted = setting ->
                setting.match(boot::persistence, limit -> new Persistence.Unknown("no process was captured"));
        return new Target(
                capture.fact("host"),
                "the host",
                settings,
                settings,
                first(capture),
                new Seen.Failed<>("no process was captured; collect with --pid or --port"),
                persisted);
    }

    private static Target ofProcess(Capture capture, CapturedProcess process) {
        RunningSettings outside = CapturedSettings.ofCollector(capture);
        Optional<String> its = Optional.ofNullable(process.namespaces().get("net"));
        boolean same = its.filter(capture.fact("netns")::equals).isPresent();
        BootTree boot = boot(capture);
        LimitPersistence limits =
                new LimitPersistence(new CapturedTree(capture), seen(process, "cgroup"), seen(process, "status"));
        return new Target(
                capture.fact("host"),
                "process " + process.pid() + " (" + process.comm() + ")",
                same ? outside : CapturedSettings.ofAnother(capture, process),
                outside,
                membership(capture, its.isPresent(), same),
                seen(process, "limits").map(Rlimits::new),
                setting -> setting.match(boot::persistence, limits::of));
    }

    private static BootTree boot(Capture capture) {
        Map<String, Loader> loaders = Map.of("systemd", Loader.SYSTEMD, "procps", Loader.PROCPS);
        return BootTree.read(new CapturedTree(capture), Optional.ofNullable(loaders.get(capture.fact("boot"))));
    }

    private static Membership first(Capture capture) {
        return switch (capture.fact("first")) {
            case "yes" -> Membership.FIRST;
            case "no" -> Membership.ANOTHER;
            default -> Membership.UNKNOWN;
        };
    }

    private static Membership membership(Capture capture, boolean seen, boolean same) {
        if (!seen || same) {
            return seen ? first(capture) : Membership.UNKNOWN;
        }
        return first(capture) == Membership.FIRST ? Membership.ANOTHER : Membership.UNKNOWN;
    }

    private static Seen<String> seen(CapturedProcess process, String file) {
        return process.file(file)
                .<Seen<String>>map(Seen.Found::new)
                .orElseGet(() -> new Seen.Failed<>("/proc/" + process.pid() + "/" + file + " was not captured"));
    }
}

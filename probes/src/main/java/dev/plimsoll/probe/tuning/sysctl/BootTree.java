package dev.plimsoll.probe.tuning.sysctl;

import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.SysctlName;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a machine's trees set at boot. Where systemd-sysctl is installed that is what it says; what {@code sysctl
 * --system} would do instead is said beside it. Where it is not, and the two differ, it cannot be told.
 */
public final class BootTree {
    private final Map<Loader, BootSettings> settings = new EnumMap<>(Loader.class);
    private final Optional<Loader> loader;

    private BootTree(Optional<Loader> loader) {
        this.loader = loader;
    }

    /** Those of the machine whose files these are. */
    public static BootTree read(FileTree tree) {
        boolean systemd = Loader.programsOfSystemd().stream().anyMatch(tree::exists);
        return read(tree, systemd ? Optional.of(Loader.SYSTEMD) : Optional.empty());
    }

    /**
     * Those of the machine whose files these are.
     *
     * @param loader what it boots with; empty where that is not known
     */
    public static BootTree read(FileTree tree, Optional<Loader> loader) {
        BootTree boot = new BootTree(loader);
        for (Loader each : Loader.values()) {
            boot.settings.put(each, BootSettings.read(tree, each));
        }
        return boot;
    }

    /** What sets {@code name} at boot. */
    public Persistence persistence(SysctlName name) {
        BootSettings systemd = of(Loader.SYSTEMD);
        if (!systemd.unreadable().isEmpty()) {
            return new Persistence.Unknown(String.join("; ", systemd.unreadable()));
        }
        Optional<Persistence.At> first = systemd.winner(name);
        Optional<Persistence.At> second = of(Loader.PROCPS).winner(name);
        boolean same = first.map(Persistence.At::value).equals(second.map(Persistence.At::value));
        if (!same && loader.isEmpty()) {
            return new Persistence.Unknown(words(Loader.SYSTEMD, first) + ", " + words(Loader.PROCPS, second)
                    + ", and which of them boots this" + " machine is not to be seen");
        }
        boolean procps = loader.filter(Loader.PROCPS::equals).isPresent();
        Optional<Persistence.At> taken = procps ? second : first;
        String aside = same ? "" : procps ? words(Loader.SYSTEMD, first) : words(Loader.PROCPS, second);
        return taken.<Persistence>map(at -> new Persistence.At(at.value(), at.place(), at.overrides(), aside))
                .orElse(new Persistence.Nowhere(aside));
    }

    /** What a loader reads. */
    public BootSettings of(Loader each) {
        return settings.computeIfAbsent(each, missing -> {
            throw new IllegalStateException("not read: " + missing);
        });
    }

    /** What boots the machine; empty where that is not to be seen. */
    public Optional<Loader> loader() {
        return loader;
    }

    private static String words(Loader each, Optional<Persistence.At> at) {
        return each.words() + " would "
                + at.map(it -> "set " + it.value() + " (" + it.place() + ")").orElse("not set it");
    }
}

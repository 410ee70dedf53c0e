package dev.plimsoll.probe.tuning.check;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Sysctls;
import dev.plimsoll.probe.tuning.RunningSettings;
import dev.plimsoll.probe.tuning.SysctlName;
import dev.plimsoll.probe.tuning.SysctlScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The settings of a process that are those of the reader too. /proc/sys shows the reader's namespaces, whichever process
 * is meant, so what is one per namespace fails where the process is in another.
 */
public final class LocalSettings implements RunningSettings {
    private final ProcReader reader;
    private final String pid;

    /** Those of {@code pid}, as far as they are ours. */
    public LocalSettings(ProcReader reader, long pid) {
        this(reader, Long.toString(pid));
    }

    private LocalSettings(ProcReader reader, String pid) {
        this.reader = reader;
        this.pid = pid;
    }

    /** Our own. */
    public static LocalSettings ofOurs(ProcReader reader) {
        return new LocalSettings(reader, "self");
    }

    @Override
    public Seen<String> text(SysctlName name) {
        Optional<String> kind = SysctlScope.namespace(name);
        Seen<String> read = new Sysctls(reader)
                .text(name.path())
                .match(
                        value -> new Seen.Found<>(value.replaceAll("\\s+", " ")),
                        absent -> new Seen.Absent<>(absent + whyAbsent(name)),
                        Seen.Failed::new);
        return kind.isEmpty() ? read : inOurs(kind.get()).then(same -> read);
    }

    /** Found where the process is in the namespace that we are in. */
    private Seen<String> inOurs(String kind) {
        Seen<String> its = reader.link(pid + "/ns/" + kind);
        Seen<String> ours = reader.link("self/ns/" + kind);
        String words = kind.equals("net") ? "network" : kind;
        return its.then(there -> ours.then(here -> there.equals(here)
                ? new Seen.Found<>(there)
                : new Seen.Failed<>("process " + pid + " is in another " + words + " namespace (" + there
                        + "), whose settings cannot be read from here")));
    }

    private static String whyAbsent(SysctlName name) {
        if (SysctlScope.of(name) == SysctlScope.HOST_ABSENT) {
            return ": there is one for the machine, which only the first network namespace shows; ask from there";
        }
        return name.path().contains("nf_conntrack") ? ": nf_conntrack is not loaded" : "";
    }

    @Override
    public List<SysctlName> matching(SysctlName pattern) {
        if (!pattern.isPattern()) {
            return List.of(pattern);
        }
        List<String> reached = List.of("");
        for (String component : pattern.path().split("/", -1)) {
            List<String> next = new ArrayList<>();
            for (String path : reached) {
                below(path, component, next);
            }
            reached = next;
        }
        return reached.stream()
                .flatMap(path -> SysctlName.parse("/" + path).stream())
                .filter(pattern::covers)
                .sorted()
                .toList();
    }

    private void below(String path, String component, List<String> next) {
        String prefix = path.isEmpty() ? "" : path + "/";
        if ("*?[".chars().noneMatch(letter -> component.indexOf(letter) >= 0)) {
            next.add(prefix + component);
        } else if (reader.names("sys/" + path) instanceof Seen.Found<List<String>> names) {
            names.value().forEach(name -> next.add(prefix + name));
        }
    }
}

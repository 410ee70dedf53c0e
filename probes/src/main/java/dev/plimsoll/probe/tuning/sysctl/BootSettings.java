package dev.plimsoll.probe.tuning.sysctl;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.Persistence.Written;
import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.SysctlName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What one loader sets at boot: the lines of all files it reads, in the order it reads them.
 *
 * @param lines the last for a name wins; a name that has a line of its own is left alone by patterns
 * @param hidden files that are not read, because one of the same name in an earlier directory is read instead
 * @param malformed lines that are skipped
 * @param unreadable why files could not be read; then nothing said of what wins is certain
 */
public record BootSettings(List<ConfLine> lines, List<String> hidden, List<Place> malformed, List<String> unreadable) {
    /** Copies the lists. */
    public BootSettings {
        lines = List.copyOf(lines);
        hidden = List.copyOf(hidden);
        malformed = List.copyOf(malformed);
        unreadable = List.copyOf(unreadable);
    }

    /** Those of {@code loader} on the machine whose files these are. */
    public static BootSettings read(FileTree tree, Loader loader) {
        List<String> hidden = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        Map<String, String> byName = new TreeMap<>();
        for (String directory : Loader.DIRECTORIES) {
            tree.names(directory)
                    .match(
                            names -> {
                                take(directory, names, byName, hidden);
                                return "";
                            },
                            absent -> "",
                            failed -> unreadable.add(failed) ? failed : "");
        }
        List<String> files = new ArrayList<>(byName.values());
        files.addAll(loader.last());
        return of(tree, files, hidden, unreadable);
    }

    /** A single file, as {@code sysctl -p FILE} loads it. */
    public static BootSettings ofFile(String file, String text) {
        ConfText conf = ConfText.read(file, text);
        return new BootSettings(conf.lines(), List.of(), conf.malformed(), List.of());
    }

    private static void take(String directory, List<String> names, Map<String, String> byName, List<String> hidden) {
        for (String name : names) {
            String file = directory + "/" + name;
            if (name.endsWith(".conf") && byName.putIfAbsent(name, file) != null && !isSameDirectory(directory)) {
                hidden.add(file);
            }
        }
    }

    /** On a machine with merged /usr the last directory is the one before it, seen again. */
    private static boolean isSameDirectory(String directory) {
        return directory.equals("/lib/sysctl.d");
    }

    private static BootSettings of(FileTree tree, List<String> files, List<String> hidden, List<String> unreadable) {
        List<ConfLine> lines = new ArrayList<>();
        List<Place> malformed = new ArrayList<>();
        for (String file : files) {
            Seen<ConfText> conf = tree.text(file).map(text -> ConfText.read(file, text));
            if (conf instanceof Seen.Found<ConfText> found) {
                lines.addAll(found.value().lines());
                malformed.addAll(found.value().malformed());
            } else if (conf instanceof Seen.Failed<ConfText> failed) {
                unreadable.add(failed.reason());
            }
        }
        return new BootSettings(lines, hidden, malformed, unreadable);
    }

    /** The line that sets {@code name}, with those it wins over; empty where none does. */
    public Optional<Persistence.At> winner(SysctlName name) {
        boolean own = lines.stream()
                .anyMatch(line -> !line.key().isPattern() && line.key().equals(name));
        List<Written> written = new ArrayList<>();
        for (ConfLine line : lines) {
            boolean meant = own ? line.key().equals(name) : line.key().covers(name);
            line.value().filter(value -> meant).ifPresent(value -> written.add(0, new Written(value, line.place())));
        }
        return written.isEmpty()
                ? Optional.empty()
                : Optional.of(new Persistence.At(
                        written.get(0).value(), written.get(0).place(), written.subList(1, written.size()), ""));
    }

    /** The keys and patterns that are set, each once, in the order of their first line. */
    public List<SysctlName> keys() {
        Map<SysctlName, ConfLine> keys = new LinkedHashMap<>();
        lines.stream().filter(line -> line.value().isPresent()).forEach(line -> keys.putIfAbsent(line.key(), line));
        return List.copyOf(keys.keySet());
    }
}

package dev.plimsoll.probe.tuning.limits;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.Persistence.Written;
import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.ResourceLimit;
import dev.plimsoll.probe.tuning.sysctl.FileTree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The limits that a unit file with its drop-ins gives to a service: systemd.unit(5), systemd.exec(5). */
final class SystemdLimits {
    private static final List<String> DIRECTORIES = List.of(
            "/etc/systemd/system.control",
            "/run/systemd/system.control",
            "/run/systemd/transient",
            "/etc/systemd/system",
            "/run/systemd/system",
            "/usr/local/lib/systemd/system",
            "/usr/lib/systemd/system",
            "/lib/systemd/system");
    private static final List<String> MANAGER = List.of("/etc", "/run", "/usr/local/lib", "/usr/lib");
    private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,20})([KMGTPE]?)");
    private static final String SUFFIXES = "KMGTPE";

    private final FileTree tree;

    SystemdLimits(FileTree tree) {
        this.tree = tree;
    }

    /** What would set {@code limit} when {@code unit} is started. */
    Persistence of(String unit, ResourceLimit limit) {
        List<Written> written = new ArrayList<>();
        for (String file : unitFiles(unit)) {
            collect(file, "Service", limit.directive(), written);
        }
        if (written.isEmpty()) {
            for (String file : managerFiles()) {
                collect(file, "Manager", "Default" + limit.directive(), written);
            }
        }
        if (written.isEmpty()) {
            return new Persistence.Nowhere(unit + " has no " + limit.directive() + "=");
        }
        Written last = written.get(0);
        return amount(last.value())
                .<Persistence>map(
                        value -> new Persistence.At(value, last.place(), written.subList(1, written.size()), ""))
                .orElse(new Persistence.Unknown(last.place() + ": " + last.value() + " is no limit"));
    }

    private List<String> unitFiles(String unit) {
        List<String> names = new ArrayList<>(List.of(unit));
        int at = unit.indexOf('@');
        if (at >= 0) {
            names.add(unit.substring(0, at + 1) + ".service");
        }
        List<String> files = new ArrayList<>();
        names.stream()
                .flatMap(name -> DIRECTORIES.stream().map(directory -> directory + "/" + name))
                .filter(tree::exists)
                .findFirst()
                .ifPresent(files::add);
        List<String> directories = new ArrayList<>();
        names.forEach(name -> DIRECTORIES.forEach(directory -> directories.add(directory + "/" + name + ".d")));
        DIRECTORIES.forEach(directory -> directories.add(directory + "/service.d"));
        files.addAll(dropIns(directories));
        return files;
    }

    private List<String> managerFiles() {
        List<String> files = new ArrayList<>();
        MANAGER.stream()
                .map(directory -> directory + "/systemd/system.conf")
                .filter(tree::exists)
                .findFirst()
                .ifPresent(files::add);
        files.addAll(dropIns(MANAGER.stream()
                .map(directory -> directory + "/systemd/system.conf.d")
                .toList()));
        return files;
    }

    /** The .conf files by name; of two with one name the one in the earlier directory is read. */
    private List<String> dropIns(List<String> directories) {
        Map<String, String> byName = new TreeMap<>();
        for (String directory : directories) {
            if (tree.names(directory) instanceof Seen.Found<List<String>> names) {
                names.value().stream()
                        .filter(name -> name.endsWith(".conf"))
                        .forEach(name -> byName.putIfAbsent(name, directory + "/" + name));
            }
        }
        return List.copyOf(byName.values());
    }

    /** Puts the values of a key in front of {@code written}; an empty one takes back what was set before. */
    private void collect(String file, String section, String key, List<Written> written) {
        String text = tree.text(file).match(found -> found, absent -> "", failed -> "");
        boolean inside = false;
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (line.startsWith("[")) {
                inside = line.equals("[" + section + "]");
            } else if (inside && equals > 0 && line.substring(0, equals).strip().equals(key)) {
                String value = line.substring(equals + 1).strip();
                if (value.isEmpty()) {
                    written.clear();
                } else {
                    String soft = value.contains(":") ? value.substring(0, value.indexOf(':')) : value;
                    written.add(0, new Written(soft, new Place(file, number)));
                }
            }
        }
    }

    /** The kernel's words for {@code infinity}, {@code 65536} or {@code 64M}. */
    private static Optional<String> amount(String text) {
        if (text.equals("infinity")) {
            return Optional.of("unlimited");
        }
        Matcher matcher = AMOUNT.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        int power = SUFFIXES.indexOf(matcher.group(2).isEmpty() ? "?" : matcher.group(2)) + 1;
        return Optional.of(
                new BigInteger(matcher.group(1)).shiftLeft(10 * power).toString());
    }
}

package dev.plimsoll.probe.tuning.limits;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.Persistence.Written;
import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.ResourceLimit;
import dev.plimsoll.probe.tuning.sysctl.FileTree;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The soft limits that a login gets: limits.conf(5). A line for the user comes before one for a group, that before one
 * for all; of equals the last counts. Lines for groups and for all are not for root. Ranges of ids are not understood.
 */
final class PamLimits {
    private static final String MAIN = "/etc/security/limits.conf";
    private static final String DIRECTORY = "/etc/security/limits.d";
    private static final int COLUMNS = 4;

    private final FileTree tree;

    PamLimits(FileTree tree) {
        this.tree = tree;
    }

    /** What would set {@code limit} when the user with {@code uid} logs in. */
    Persistence of(long uid, ResourceLimit limit) {
        Optional<String[]> user = entries("/etc/passwd")
                .filter(fields -> fields.length > 3 && fields[2].equals(Long.toString(uid)))
                .findFirst();
        if (user.isEmpty()) {
            return new Persistence.Unknown("no user has the id " + uid + " in /etc/passwd");
        }
        String name = user.get()[0];
        List<String> domains = new ArrayList<>(List.of(name));
        if (uid != 0) {
            groups(name, user.get()[3]).forEach(group -> domains.add("@" + group));
            domains.add("*");
        }
        return best(domains, limit)
                .<Persistence>map(found -> found)
                .orElse(new Persistence.Nowhere("limits.conf has no " + limit.word() + " for " + name));
    }

    private Optional<Persistence.At> best(List<String> domains, ResourceLimit limit) {
        List<List<Written>> byRank = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (String file : files()) {
            int number = 0;
            for (String line : text(file).split("\n", -1)) {
                number++;
                String[] words = line.replaceFirst("#.*", "").strip().split("\\s+", -1);
                boolean ours = words.length == COLUMNS
                        && domains.contains(words[0])
                        && !words[1].equals("hard")
                        && words[2].equals(limit.word());
                if (ours) {
                    int rank = words[0].equals("*") ? 2 : words[0].startsWith("@") ? 1 : 0;
                    byRank.get(rank).add(0, new Written(kernel(words[3], limit), new Place(file, number)));
                }
            }
        }
        List<Written> all = byRank.stream().flatMap(List::stream).toList();
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Persistence.At(all.get(0).value(), all.get(0).place(), all.subList(1, all.size()), ""));
    }

    private static String kernel(String value, ResourceLimit limit) {
        if (value.equals("unlimited") || value.equals("infinity") || value.equals("-1")) {
            return "unlimited";
        }
        return value.matches("[0-9]{1,18}")
                ? new BigInteger(value)
                        .multiply(BigInteger.valueOf(limit.pamFactor()))
                        .toString()
                : value;
    }

    private List<String> files() {
        List<String> files = new ArrayList<>(List.of(MAIN));
        if (tree.names(DIRECTORY) instanceof Seen.Found<List<String>> names) {
            names.value().stream()
                    .filter(name -> name.endsWith(".conf"))
                    .forEach(name -> files.add(DIRECTORY + "/" + name));
        }
        return files;
    }

    private Set<String> groups(String user, String gid) {
        Set<String> groups = new HashSet<>();
        entries("/etc/group")
                .filter(fields -> fields.length > 2)
                .filter(fields -> fields[2].equals(gid)
                        || (fields.length > 3
                                && Arrays.asList(fields[3].split(",", -1)).contains(user)))
                .forEach(fields -> groups.add(fields[0]));
        return groups;
    }

    private Stream<String[]> entries(String file) {
        return text(file).lines().map(line -> line.split(":", -1));
    }

    private String text(String file) {
        return tree.text(file).match(found -> found, absent -> "", failed -> "");
    }
}

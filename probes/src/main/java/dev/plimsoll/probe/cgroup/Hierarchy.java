package dev.plimsoll.probe.cgroup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where one controller's files about a process are.
 *
 * @param version 1 or 2
 * @param groups the directories of the process's group and of those above it, up to what is mounted here
 */
record Hierarchy(int version, List<Path> groups) {
    /** Asks for the version 2 group, whichever version has the controllers: its own files are in all groups. */
    static final String VERSION_2 = "version 2";

    Hierarchy {
        groups = List.copyOf(groups);
    }

    /**
     * Finds it from the two texts (cgroups(7), proc_pid_mountinfo(5)). Version 1 wins where a controller is mounted as
     * such, since a controller is in one version only; a machine with both (hybrid) has none in version 2.
     *
     * @param membership {@code /proc/PID/cgroup}
     * @param mounts {@code /proc/self/mountinfo}: the reader's, because the reader opens the files
     * @param controller {@code cpu}, {@code memory}, {@code pids}, or {@link #VERSION_2}
     */
    static Optional<Hierarchy> find(String membership, String mounts, String controller) {
        for (int version : new int[] {1, 2}) {
            Optional<String> path = path(membership, version == 1 ? controller : "");
            Optional<Mount> mount = mounts.lines()
                    .flatMap(line -> Mount.parse(line).stream())
                    .filter(m -> m.carries(version, controller))
                    .findFirst();
            if (path.isPresent() && mount.isPresent()) {
                return mount.get().groups(path.get()).map(groups -> new Hierarchy(version, groups));
            }
        }
        return Optional.empty();
    }

    /** The same, of a file system that is not at {@code /} but at {@code root}. */
    Hierarchy below(Path root) {
        return new Hierarchy(
                version,
                groups.stream()
                        .map(group -> root.resolve(Path.of("/").relativize(group)))
                        .toList());
    }

    /** Lines are {@code 4:memory:/path}; the version 2 line is {@code 0::/path}. */
    private static Optional<String> path(String membership, String controller) {
        return membership
                .lines()
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3
                        && Arrays.asList(parts[1].split(",", -1)).contains(controller)
                        && (!controller.isEmpty() || parts[0].equals("0")))
                .map(parts -> parts[2])
                .findFirst();
    }

    /** One line of mountinfo: what part of a hierarchy is mounted where. */
    private record Mount(String type, List<String> options, String root, String point) {

        static Optional<Mount> parse(String line) {
            List<String> words = Arrays.asList(line.split(" ", -1));
            int dash = words.indexOf("-");
            if (dash < 5 || words.size() < dash + 4) {
                return Optional.empty();
            }
            List<String> options = Arrays.asList(words.get(dash + 3).split(",", -1));
            return Optional.of(
                    new Mount(words.get(dash + 1), options, unescaped(words.get(3)), unescaped(words.get(4))));
        }

        boolean carries(int version, String controller) {
            return version == 1 ? type.equals("cgroup") && options.contains(controller) : type.equals("cgroup2");
        }

        /** Blanks are written {@code \\040}. */
        private static String unescaped(String word) {
            return word.replace("\\040", " ");
        }

        /**
         * Nothing where the group is not in the part that is mounted, or is outside the reader's own cgroup namespace and so
         * has no path in it ({@code /../other}, cgroup_namespaces(7)).
         */
        Optional<List<Path>> groups(String path) {
            if (path.startsWith("/..") || root.startsWith("/..")) {
                return Optional.empty();
            }
            Path top = Path.of(root);
            Path own = Path.of(path).normalize();
            if (!own.startsWith(top)) {
                return Optional.empty();
            }
            List<Path> groups = new ArrayList<>();
            for (Path below = top.relativize(own); below != null; below = below.getParent()) {
                groups.add(Path.of(point).resolve(below));
            }
            if (!own.equals(top)) {
                groups.add(Path.of(point));
            }
            return Optional.of(groups);
        }
    }
}

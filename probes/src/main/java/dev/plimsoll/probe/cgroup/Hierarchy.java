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
    Hierarchy {
        groups = List.copyOf(groups);
    }

    /**
     * Finds it from the two texts (cgroups(7), proc_pid_mountinfo(5)). Version 1 wins where a controller is mounted as
     * such, since a controller is in one version only.
     *
     * @param membership {@code /proc/PID/cgroup}
     * @param mounts {@code /proc/self/mountinfo}: the reader's, because the reader opens the files
     * @param controller {@code cpu}, {@code memory}, {@code pids}
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
            return Optional.of(new Mount(words.get(dash + 1), options, words.get(3), words.get(4)));
        }

        boolean carries(int version, String controller) {
            return version == 1 ? type.equals("cgroup") && options.contains(controller) : type.equals("cgroup2");
        }

        /** Nothing where the group is not in the part that is mounted. */
        Optional<List<Path>> groups(String path) {
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

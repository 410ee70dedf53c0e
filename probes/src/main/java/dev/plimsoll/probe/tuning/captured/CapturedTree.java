package dev.plimsoll.probe.tuning.captured;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.tuning.sysctl.FileTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a captured host. */
final class CapturedTree implements FileTree {
    private static final int MOST_LINKS = 40;

    private final Capture capture;

    CapturedTree(Capture capture) {
        this.capture = capture;
    }

    @Override
    public Seen<List<String>> names(String directory) {
        String prefix = directory + "/";
        List<String> names = Stream.of(capture.files().keySet(), capture.links().keySet(), capture.unreadable())
                .flatMap(paths -> paths.stream())
                .filter(path -> path.startsWith(prefix))
                .map(path -> path.substring(prefix.length()))
                .filter(name -> !name.isEmpty() && !name.contains("/"))
                .distinct()
                .sorted()
                .toList();
        if (capture.unreadable().contains(directory)) {
            return new Seen.Failed<>(directory + " could not be read when it was captured");
        }
        return names.isEmpty() ? new Seen.Absent<>("no " + directory + " in the capture") : new Seen.Found<>(names);
    }

    @Override
    public Seen<String> text(String file) {
        String path = file;
        for (int hops = 0; hops < MOST_LINKS; hops++) {
            String text = capture.files().get(path);
            if (path.equals("/dev/null") || text != null) {
                return new Seen.Found<>(Objects.requireNonNullElse(text, ""));
            } else if (capture.unreadable().contains(path)) {
                return new Seen.Failed<>(path + " could not be read when it was captured");
            }
            Optional<String> next = Optional.ofNullable(capture.links().get(path));
            if (next.isEmpty()) {
                return new Seen.Absent<>("no " + path + " in the capture");
            }
            path = Path.of(path).resolveSibling(next.get()).normalize().toString();
        }
        return new Seen.Failed<>("links of " + file + " lead in a circle");
    }
}

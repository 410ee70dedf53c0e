package dev.plimsoll.probe.tuning.sysctl;

import dev.plimsoll.probe.Seen;
import java.util.List;

/** Files of a machine by absolute path, read from its disk or from a capture. Reading never throws. */
public interface FileTree {
    /** The names in a directory, sorted by byte; absent where there is no such directory. */
    Seen<List<String>> names(String directory);

    /** What a file says, links followed; {@code /dev/null} says nothing. Absent where there is none. */
    Seen<String> text(String file);

    /** Whether something is there. */
    default boolean exists(String path) {
        return !(text(path) instanceof Seen.Absent<String>);
    }
}

package dev.plimsoll.probe.tuning.sysctl;

import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.SysctlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A file of sysctl.conf(5), line by line. What follows a value on its line belongs to the value, a {@code #} too: that is
 * how both loaders read it.
 *
 * @param lines the assignments, in order
 * @param malformed places of lines that both loaders skip with a complaint
 */
public record ConfText(List<ConfLine> lines, List<Place> malformed) {
    /** Copies the lists. */
    public ConfText {
        lines = List.copyOf(lines);
        malformed = List.copyOf(malformed);
    }

    /** Reads a file's text. */
    public static ConfText read(String file, String text) {
        List<ConfLine> lines = new ArrayList<>();
        List<Place> malformed = new ArrayList<>();
        int number = 0;
        for (String raw : text.split("\n", -1)) {
            number++;
            String line = raw.strip();
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != ';') {
                Place place = new Place(file, number);
                assignment(line, place).ifPresentOrElse(lines::add, () -> malformed.add(place));
            }
        }
        return new ConfText(lines, malformed);
    }

    private static Optional<ConfLine> assignment(String line, Place place) {
        boolean minus = line.startsWith("-");
        String bare = minus ? line.substring(1).strip() : line;
        int equals = bare.indexOf('=');
        if (equals < 0 && !minus) {
            return Optional.empty();
        }
        Optional<String> value = equals < 0
                ? Optional.empty()
                : Optional.of(bare.substring(equals + 1).strip());
        String key = equals < 0 ? bare : bare.substring(0, equals).strip();
        return SysctlName.parse(key).map(name -> new ConfLine(name, value, place));
    }
}

package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.Unit;
import java.util.List;
import java.util.OptionalLong;

/**
 * The text of {@code /proc/PID/limits} (proc_pid_limits(5)). {@code unlimited} is an absent ceiling.
 *
 * @param text the whole text
 */
public record Rlimits(String text) {
    /** RLIMIT_NOFILE. */
    public static final String OPEN_FILES = "Max open files";

    /** RLIMIT_NPROC: threads of the user, not of the process; root is exempt. */
    public static final String PROCESSES = "Max processes";

    /** RLIMIT_MEMLOCK. */
    public static final String LOCKED_MEMORY = "Max locked memory";

    private static final int SOFT = 0;
    private static final int HARD = 1;
    private static final int UNITS = 2;

    /** Those of {@code pid}. */
    public static Seen<Rlimits> read(ProcReader reader, long pid) {
        return reader.text(pid + "/limits").map(Rlimits::new);
    }

    /** What the process may use now. */
    public Reading soft(String name) {
        return column(name, SOFT);
    }

    /** How far the process may raise it by itself. */
    public Reading hard(String name) {
        return column(name, HARD);
    }

    private Reading column(String name, int column) {
        for (String line : Numbers.wholeLines(text)) {
            if (line.startsWith(name + " ")) {
                return cell(name, Numbers.words(line.substring(name.length())), column);
            }
        }
        return new Reading.Absent("no " + name + " in the kernel's text");
    }

    private static Reading cell(String name, List<String> words, int column) {
        if (words.size() <= HARD) {
            return new Reading.Failed("torn line " + name);
        }
        String word = words.get(column);
        if (word.equals("unlimited")) {
            return new Reading.Absent("unlimited");
        }
        OptionalLong number = Numbers.parse(word);
        return number.isPresent()
                ? Reading.ofProcess(
                        new Quantity((double) number.getAsLong(), unit(words.size() > UNITS ? words.get(UNITS) : "")))
                : new Reading.Failed(name + " is not a number: " + word);
    }

    private static Unit unit(String word) {
        return switch (word) {
            case "bytes" -> Unit.BYTES;
            case "seconds" -> Unit.SECONDS;
            default -> Unit.COUNT;
        };
    }
}

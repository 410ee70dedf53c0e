package dev.plimsoll.probe.tuning.profile;

import dev.plimsoll.probe.tuning.Place;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The problems found so far in one file; beyond {@link #MOST} only their number is kept.
 *
 * <p>Used by one thread.
 */
final class Problems {
    /** How many are told one by one. */
    static final int MOST = 100;

    private static final int QUOTED_CHARACTERS = 48;

    private final String file;
    private final List<Problem> found = new ArrayList<>();
    private int untold;

    Problems(String file) {
        this.file = file;
    }

    void add(int line, String message) {
        if (found.size() < MOST) {
            found.add(new Problem(new Place(file, line), message));
        } else {
            untold++;
        }
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    List<Problem> inReadingOrder() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(problem -> problem.place().line()));
        if (untold > 0) {
            sorted.add(new Problem(sorted.get(sorted.size() - 1).place(), "and " + untold + " more problems"));
        }
        return List.copyOf(sorted);
    }

    /** A person's text in quotes, on one line, cut where it is long. */
    static String quoted(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(QUOTED_CHARACTERS)
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '?' : point)
                .forEach(shown::appendCodePoint);
        if (text.codePointCount(0, text.length()) > QUOTED_CHARACTERS) {
            shown.append('…');
        }
        return shown.append('"').toString();
    }
}

package dev.plimsoll.soak.scenario.tree;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The problems found so far. The same problem is kept once; beyond {@link #MOST} only their number is kept.
 *
 * <p>Used by one thread.
 */
public final class Problems {
    /** How many are told one by one. */
    public static final int MOST = 100;

    private final Set<Problem> found = new LinkedHashSet<>();
    private int untold;
    private int reports;

    /** Adds one that is about a place as a whole. */
    public void add(Place place, String message) {
        Problem problem = new Problem(place, message);
        reports++;
        if (found.size() < MOST) {
            found.add(problem);
        } else if (!found.contains(problem)) {
            untold++;
        }
    }

    /** Adds one that is about the value of a key. What stands on the command line names its key itself. */
    public void add(Place place, String key, String message) {
        add(place, place instanceof Place.InFile ? key + ": " + message : message);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** How often one was added, the same one again included: what has not grown since found nothing wrong. */
    public int reports() {
        return reports;
    }

    /** All of them in reading order; the last says how many more there are, if there are. */
    public List<Problem> inReadingOrder() {
        List<Problem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparing(Problem::place, Place.READING_ORDER));
        if (untold > 0) {
            sorted.add(new Problem(sorted.get(sorted.size() - 1).place(), "and " + untold + " more problems"));
        }
        return List.copyOf(sorted);
    }
}

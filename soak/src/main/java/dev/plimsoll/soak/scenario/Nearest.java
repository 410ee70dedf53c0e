package dev.plimsoll.soak.scenario;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** The word a person probably meant. */
public final class Nearest {
    private static final int LONGEST_WORD = 64;

    private Nearest() {}

    /**
     * The candidate that takes the fewest edits to get to from {@code word}; empty when more than a third of the word
     * (and more than one letter) would have to change, or the word is too long to be a slip.
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String sought = word.toLowerCase(Locale.ROOT).replace('-', '_');
        Optional<String> best = Optional.empty();
        int fewest = Math.max(1, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = edits(sought, candidate.toLowerCase(Locale.ROOT).replace('-', '_'));
            if (edits < fewest) {
                fewest = edits;
                best = Optional.of(candidate);
            }
        }
        return best;
    }

    /** {@code ; did you mean "cycles"? } and the list of what is allowed: the tail of a message about an unknown word. */
    public static String hint(String word, Collection<String> candidates) {
        String guess = to(word, candidates)
                .map(near -> "did you mean " + Parsed.quoted(near) + "? ")
                .orElse("");
        return guess + "allowed: " + String.join(", ", candidates);
    }

    /** Levenshtein's distance, with a swap of two neighbours counted as one edit. */
    private static int edits(String from, String to) {
        int[] beforeLast = new int[to.length() + 1];
        int[] last = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            last[column] = column;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] next = new int[to.length() + 1];
            next[0] = row;
            for (int column = 1; column <= to.length(); column++) {
                int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
                next[column] = Math.min(last[column - 1] + change, Math.min(last[column], next[column - 1]) + 1);
                boolean swapped = row > 1
                        && column > 1
                        && from.charAt(row - 1) == to.charAt(column - 2)
                        && from.charAt(row - 2) == to.charAt(column - 1);
                if (swapped) {
                    next[column] = Math.min(next[column], beforeLast[column - 2] + 1);
                }
            }
            beforeLast = last;
            last = next;
        }
        return last[to.length()];
    }
}

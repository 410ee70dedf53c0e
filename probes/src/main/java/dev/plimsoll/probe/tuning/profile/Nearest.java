package dev.plimsoll.probe.tuning.profile;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The word a person probably meant. */
public final class Nearest {
    private static final int LONGEST_WORD = 64;

    private Nearest() {}

    /** {@code did you mean "value"? allowed: sysctl, value}: the tail of a message about an unknown word. */
    public static String hint(String word, Collection<String> allowed) {
        String guess = to(word, allowed)
                .map(near -> "did you mean " + Problems.quoted(near) + "? ")
                .orElse("");
        return guess + "allowed: " + String.join(", ", allowed);
    }

    /** The word that takes the fewest edits; empty when more than a third of the letters (and than one) would change. */
    private static Optional<String> to(String word, Collection<String> allowed) {
        if (word.isEmpty() || word.length() > LONGEST_WORD) {
            return Optional.empty();
        }
        String sought = word.toLowerCase(Locale.ROOT);
        int most = Math.max(1, word.length() / 3);
        List<String> near =
                allowed.stream().filter(each -> edits(sought, each) <= most).toList();
        return near.stream().min(Comparator.comparingInt(each -> edits(sought, each)));
    }

    /** Levenshtein's distance, with a swap of two neighbours counted as one edit. */
    private static int edits(String from, String to) {
        int[][] edits = new int[from.length() + 1][to.length() + 1];
        for (int row = 0; row <= from.length(); row++) {
            for (int column = 0; column <= to.length(); column++) {
                edits[row][column] = row == 0 || column == 0 ? row + column : fewest(from, to, row, column, edits);
            }
        }
        return edits[from.length()][to.length()];
    }

    private static int fewest(String from, String to, int row, int column, int[][] edits) {
        int change = from.charAt(row - 1) == to.charAt(column - 1) ? 0 : 1;
        int fewest = Math.min(
                edits[row - 1][column - 1] + change, Math.min(edits[row - 1][column], edits[row][column - 1]) + 1);
        boolean swapped = row > 1
                && column > 1
                && from.charAt(row - 1) == to.charAt(column - 2)
                && from.charAt(row - 2) == to.charAt(column - 1);
        return swapped ? Math.min(fewest, edits[row - 2][column - 2] + 1) : fewest;
    }
}

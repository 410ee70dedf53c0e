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

    /** Levenshtein's distance. */
    private static int edits(String from, String to) {
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
            }
            last = next;
        }
        return last[to.length()];
    }
}

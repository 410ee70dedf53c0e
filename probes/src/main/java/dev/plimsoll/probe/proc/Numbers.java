package dev.plimsoll.probe.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringTokenizer;

/** Numbers and words in the kernel's text. */
public final class Numbers {
    private Numbers() {}

    /** A decimal number; empty where it is none or does not fit. */
    public static OptionalLong parse(String digits) {
        try {
            return OptionalLong.of(Long.parseLong(digits.strip()));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** What stands between blanks, in order. */
    public static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        StringTokenizer tokens = new StringTokenizer(line);
        while (tokens.hasMoreTokens()) {
            words.add(tokens.nextToken());
        }
        return words;
    }

    /** The lines that end with a newline; a torn last one is left out. */
    public static List<String> wholeLines(String text) {
        int end = text.lastIndexOf('\n');
        return end < 0 ? List.of() : text.substring(0, end).lines().toList();
    }
}

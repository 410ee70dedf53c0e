package dev.plimsoll.probe.tuning;

import java.util.regex.Pattern;

/** Patterns of glob(7): a star, a question mark and brackets, none of which matches a slash. */
final class Glob {
    private Glob() {}

    static Pattern of(String glob) {
        StringBuilder pattern = new StringBuilder();
        int at = 0;
        while (at < glob.length()) {
            char letter = glob.charAt(at);
            int end = letter == '[' ? glob.indexOf(']', at + 2) : -1;
            if (letter == '*') {
                pattern.append("[^/]*");
            } else if (letter == '?') {
                pattern.append("[^/]");
            } else if (end > 0) {
                pattern.append(brackets(glob.substring(at + 1, end)));
                at = end;
            } else {
                pattern.append(Pattern.quote(String.valueOf(letter)));
            }
            at++;
        }
        return Pattern.compile(pattern.toString());
    }

    private static String brackets(String members) {
        boolean negated = members.startsWith("!") || members.startsWith("^");
        StringBuilder set = new StringBuilder(negated ? "[^/" : "[");
        String bare = negated ? members.substring(1) : members;
        for (int i = 0; i < bare.length(); i++) {
            char letter = bare.charAt(i);
            boolean range = i + 2 < bare.length() && bare.charAt(i + 1) == '-' && letter <= bare.charAt(i + 2);
            set.append(escaped(letter));
            if (range) {
                set.append('-').append(escaped(bare.charAt(i + 2)));
                i += 2;
            }
        }
        return set.append(']').toString();
    }

    private static String escaped(char letter) {
        return Character.isLetterOrDigit(letter) ? String.valueOf(letter) : "\\" + letter;
    }
}

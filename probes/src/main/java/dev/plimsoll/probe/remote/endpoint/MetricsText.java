package dev.plimsoll.probe.remote.endpoint;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/*
 * NAME[{LABEL="VALUE",…}] NUMBER [TIMESTAMP] [# exemplar], one to a line; # begins comments and the end of OpenMetrics. A
 * value of a label may hold anything, quotes, backslashes and line feeds escaped. What is a line is settled before: a line
 * feed in a value is written \n, so that a raw one always ends the line.
 */
/** The text formats of Prometheus 0.0.4 and OpenMetrics 1.0, as far as names, labels and values go. Pure. */
final class MetricsText {
    private static final int MOST_SAMPLES = 100_000;
    private static final int LONGEST_LINE = 16_384;
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]{1,40}(?:\\.[0-9]{0,40})?|\\.[0-9]{1,40})(?:[eE][+-]?[0-9]{1,4})?");
    private static final Pattern NO_NUMBER = Pattern.compile("[+-]?[iI]nf|[nN]a[nN]");

    private final Visitor visitor;
    private int malformed;

    private MetricsText(Visitor visitor) {
        this.visitor = visitor;
    }

    /** Told about each sample with a finite value. */
    @FunctionalInterface
    interface Visitor {
        void sample(String name, Map<String, String> labels, double value);
    }

    /** Reads all; the number of lines that are malformed, too long, or beyond the hundred-thousandth. */
    static int each(String text, Visitor visitor) {
        MetricsText reader = new MetricsText(visitor);
        int lines = 0;
        int from = 0;
        while (from < text.length()) {
            int feed = text.indexOf('\n', from);
            int to = feed < 0 ? text.length() : feed;
            boolean counts = to > from && text.charAt(from) != '#';
            if (counts && (++lines > MOST_SAMPLES || to - from > LONGEST_LINE || !reader.line(text, from, to))) {
                reader.malformed++;
            }
            from = to + 1;
        }
        return reader.malformed;
    }

    /** False where it is malformed; blank lines and numbers that are none are not. */
    private boolean line(String text, int from, int to) {
        String line = text.substring(from, to).strip();
        int end = nameEnd(line);
        if (line.isEmpty() || end == 0) {
            return line.isEmpty();
        }
        Map<String, String> labels = new LinkedHashMap<>();
        int at = end;
        if (at < line.length() && line.charAt(at) == '{') {
            at = labels(line, at + 1, labels).orElse(-1);
        }
        if (at < 0 || at >= line.length()) {
            return false;
        }
        boolean parted = line.charAt(at) == ' ' || line.charAt(at) == '\t' || line.charAt(at - 1) == '}';
        String[] words = line.substring(at).strip().split("[ \t]+", 2);
        if (!parted || !NUMBER.matcher(words[0]).matches()) {
            return parted && NO_NUMBER.matcher(words[0]).matches();
        }
        double value = Double.parseDouble(words[0]);
        if (Double.isFinite(value)) {
            visitor.sample(line.substring(0, end), labels, value);
        }
        return true;
    }

    private static int nameEnd(String line) {
        int end = 0;
        while (end < line.length() && isOfName(line.charAt(end), end)) {
            end++;
        }
        return end;
    }

    private static boolean isOfName(char c, int at) {
        boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
        return letter || (at > 0 && c >= '0' && c <= '9');
    }

    /** Where the line goes on behind the labels; empty where they do not end as they should. */
    private static Optional<Integer> labels(String line, int from, Map<String, String> labels) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '}') {
            int equals = line.indexOf("=\"", at);
            if (equals < 0) {
                return Optional.empty();
            }
            StringBuilder value = new StringBuilder();
            int end = value(line, equals + 2, value);
            if (end >= line.length()) {
                return Optional.empty();
            }
            labels.put(line.substring(at, equals).strip(), value.toString());
            at = end + 1;
            while (at < line.length() && (line.charAt(at) == ',' || line.charAt(at) == ' ')) {
                at++;
            }
        }
        return at < line.length() ? Optional.of(at + 1) : Optional.empty();
    }

    /** Where the closing quote is; the end of the line where there is none. */
    private static int value(String line, int from, StringBuilder value) {
        int at = from;
        while (at < line.length() && line.charAt(at) != '"') {
            if (line.charAt(at) == '\\' && at + 1 < line.length()) {
                at++;
            }
            value.append(line.charAt(at));
            at++;
        }
        return at;
    }
}

package dev.plimsoll.soak.scenario.tree;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What a text may consist of before it is worth parsing: at most 1 MiB of UTF-8 in lines of
 * bounded length, with no control characters in it. */
public final class Characters {
    /** The longest file that is read. */
    public static final int MOST_BYTES = 1 << 20;

    /** The longest line that is read; the parser takes longer the longer a single word is. */
    public static final int LONGEST_LINE = 16_384;

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Characters() {}

    /** The text that the bytes are in UTF-8, without a byte order mark; malformed bytes are problems. */
    public static String decode(String file, byte[] bytes, Problems problems) {
        if (bytes.length > MOST_BYTES) {
            problems.add(new Place.InFile(file, 1, 1), "is " + bytes.length + " bytes; a scenario has at most 1 MiB");
            return "";
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)
                .replaceWith(String.valueOf(REPLACEMENT));
        CharBuffer text = CharBuffer.allocate(bytes.length + 1);
        decoder.decode(ByteBuffer.wrap(bytes), text, true);
        decoder.flush(text);
        return text.flip().toString();
    }

    /** The text without a byte order mark; every line that no scenario can have is a problem. */
    public static String check(String file, String text, Problems problems) {
        if (text.length() > MOST_BYTES || text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            problems.add(new Place.InFile(file, 1, 1), "is too long; a scenario has at most 1 MiB");
            return "";
        }
        String bare = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        int line = 1;
        int start = 0;
        while (start <= bare.length()) {
            int end = start;
            while (end < bare.length() && !isBreak(bare.charAt(end))) {
                end++;
            }
            checkLine(bare.substring(start, end), file, line, problems);
            boolean twoCharacters = end + 1 < bare.length() && bare.charAt(end) == '\r' && bare.charAt(end + 1) == '\n';
            start = end + (twoCharacters ? 2 : 1);
            line++;
        }
        return bare;
    }

    private static void checkLine(String line, String file, int number, Problems problems) {
        if (line.length() > LONGEST_LINE) {
            problems.add(
                    new Place.InFile(file, number, 1),
                    "is longer than " + LONGEST_LINE + " characters; break the line");
            return;
        }
        boolean indenting = true;
        for (int index = 0; index < line.length(); index++) {
            char here = line.charAt(index);
            boolean paired = Character.isHighSurrogate(here)
                    && index + 1 < line.length()
                    && Character.isLowSurrogate(line.charAt(index + 1));
            Place place = new Place.InFile(file, number, index + 1);
            if (paired) {
                index++;
            } else if (here == '\t' && indenting && !line.isBlank()) {
                problems.add(place, "is indented with a tab; use spaces");
                return;
            } else if (here == REPLACEMENT || Character.isSurrogate(here)) {
                problems.add(place, "is not UTF-8; save the file as UTF-8");
                return;
            } else if (isForbidden(here)) {
                problems.add(
                        place, String.format(Locale.ROOT, "has a control character (U+%04X); remove it", (int) here));
                return;
            }
            indenting = indenting && (here == ' ' || here == '\t');
        }
    }

    private static boolean isForbidden(char here) {
        return here != '\t' && (Character.isISOControl(here) || here == BYTE_ORDER_MARK || here >= '\uFFFE');
    }

    /** Ends of a line as YAML 1.2 and the parser know them. */
    private static boolean isBreak(char here) {
        return here == '\n' || here == '\r';
    }
}

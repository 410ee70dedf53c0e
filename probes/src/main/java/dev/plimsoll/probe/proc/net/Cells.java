package dev.plimsoll.probe.proc.net;

/** Words and numbers in a line of bytes, without making strings of them. Words are parted by blanks. */
final class Cells {
    /** There is no number; those of the kernel's tables are 0 or more. */
    static final long NONE = -1;

    private Cells() {}

    /** Where the next word begins, {@code to} where there is none. */
    static int start(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] == ' ') {
            at++;
        }
        return at;
    }

    /** Where the word that begins at {@code from} ends. */
    static int end(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] != ' ') {
            at++;
        }
        return at;
    }

    /** The digits' value, or {@link #NONE} where there are none, they are something else or too many. */
    static long number(byte[] line, int from, int to, int radix) {
        long value = from < to ? 0 : NONE;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(line[i], radix);
            if (digit < 0 || value > (Long.MAX_VALUE - digit) / radix) {
                return NONE;
            }
            value = value * radix + digit;
        }
        return value;
    }
}

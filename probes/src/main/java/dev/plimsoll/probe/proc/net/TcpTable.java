package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;

/**
 * The TCP sockets of a network namespace, {@code /proc/PID/net/tcp} and {@code tcp6} (net/ipv4/tcp_ipv4.c), one row after
 * another: the text of many sockets is never held. Takes a millisecond when empty and a tenth of a second for a hundred
 * thousand sockets.
 */
public final class TcpTable {
    private static final int LOCAL = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

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
        long port = Cells.NONE;
        long state = Cells.NONE;
        long inode = Cells.NONE;
        int at = from;
        for (int field = 0; at < to && field <= INODE; field++) {
            int start = Cells.start(line, at, to);
            int end = Cells.end(line, start, to);
            if (field == LOCAL) {
                port = Cells.number(line, Math.max(start, end - 4), end, 16);
            } else if (field == STATE) {
                state = Cells.number(line, start, end, 16);
            } else if (field == INODE) {
                inode = Cells.number(line, start, end, 10);
            }
            at = end;
        }
        if (port != Cells.NONE && inode != Cells.NONE && TcpState.known(state)) {
            row.socket(TcpState.of(state), (int) port, inode);
        }
    }

    /** Is shown one socket at a time. */
    @FunctionalInterface
    public interface Row {
        /** One socket; {@code inode} is 0 where no descriptor holds it (TIME_WAIT, requests, orphans). */
        void socket(TcpState state, int localPort, long inode);
    }
}

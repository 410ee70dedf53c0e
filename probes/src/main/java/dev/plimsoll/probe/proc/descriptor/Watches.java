package dev.plimsoll.probe.proc.descriptor;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Counts the registrations that one descriptor of epoll or inotify holds: the lines of its {@code fdinfo} with a certain
 * beginning (fs/eventpoll.c, fs/notify/fdinfo.c). There may be millions, so no line is kept.
 */
final class Watches implements ProcReader.LineVisitor {
    /** A file that is watched by epoll. */
    static final String OF_EPOLL = "tfd:";

    /** A file or directory that is watched by inotify. */
    static final String OF_INOTIFY = "inotify wd:";

    /** Stands before all registrations, since Linux 3.15: without it the text is not whole. */
    private static final byte[] HEADING = bytes("mnt_id:");

    private final byte[] start;
    private long count;
    private boolean headed;

    private Watches(String start) {
        this.start = bytes(start);
    }

    /** How many there are in the text at {@code path}. */
    static Seen<Long> count(ProcReader reader, String path, String start) {
        Watches watches = new Watches(start);
        return reader.eachLine(path, watches)
                .then(lines -> watches.headed
                        ? new Seen.Found<>(watches.count)
                        : new Seen.Failed<>(reader.locate(path) + " ends before its registrations"));
    }

    @Override
    public void line(byte[] bytes, int from, int to) {
        if (begins(bytes, from, to, start)) {
            count++;
        }
        headed |= begins(bytes, from, to, HEADING);
    }

    private static boolean begins(byte[] bytes, int from, int to, byte[] with) {
        return to - from >= with.length && Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.proc.ProcReader.LineVisitor;
import java.util.Arrays;

/** Cuts a stream of chunks into lines. Keeps only the piece that has no newline yet; a last such piece is torn and dropped. */
final class LineCutter {
    private final LineVisitor visitor;
    private byte[] held = new byte[256];
    private int heldBytes;
    private long lines;

    LineCutter(LineVisitor visitor) {
        this.visitor = visitor;
    }

    /** How many whole lines there were so far. */
    long lines() {
        return lines;
    }

    /** Whether what came so far ends in the middle of a line. */
    boolean torn() {
        return heldBytes > 0;
    }

    void take(byte[] bytes, int from, int length) {
        int start = from;
        int end = from + length;
        for (int i = from; i < end; i++) {
            if (bytes[i] == '\n') {
                deliver(bytes, start, i);
                start = i + 1;
            }
        }
        hold(bytes, start, end);
    }

    private void deliver(byte[] bytes, int from, int to) {
        lines++;
        if (heldBytes == 0) {
            visitor.line(bytes, from, to);
            return;
        }
        hold(bytes, from, to);
        int whole = heldBytes;
        heldBytes = 0;
        visitor.line(held, 0, whole);
    }

    private void hold(byte[] bytes, int from, int to) {
        int more = to - from;
        if (heldBytes + more > held.length) {
            held = Arrays.copyOf(held, Math.max(2 * held.length, heldBytes + more));
        }
        System.arraycopy(bytes, from, held, heldBytes, more);
        heldBytes += more;
    }
}

package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * Some of the counters in a file like {@code snmp} and {@code netstat}: a line of names, then a line of numbers, both
 * beginning with the group (net/ipv4/proc.c). They are known by {@code Group.Name}, e.g. {@code TcpExt.ListenDrops}.
 *
 * <p>A file has hundreds of counters and is read each second, so where the wanted ones stand is learnt from a heading once,
 * and again when it is another than before; nothing is made of the others.
 */
public final class NetCounters {
    private static final int DECIMAL = 10;

    private final ProcReader reader;
    private final String path;
    private final List<String> wanted;
    private final long[] counts;
    private final List<Group> groups = new ArrayList<>();
    private int lines;

    /**
     * Those that are wanted, in a file below /proc.
     *
     * @param path {@code 123/net/netstat}
     * @param wanted {@code TcpExt.ListenDrops}
     */
    public NetCounters(ProcReader reader, String path, List<String> wanted) {
        this.reader = reader;
        this.path = path;
        this.wanted = wanted;
        this.counts = new long[wanted.size()];
    }

    /** Reads the file anew. */
    public Seen<NetCounters> read() {
        lines = 0;
        Arrays.fill(counts, Cells.NONE);
        return reader.eachLine(path, this::line).map(read -> this);
    }

    /** What was read for {@code counter}; nothing where the kernel does not print it, or no numbers below the names. */
    public OptionalLong count(String counter) {
        long count = counts[wanted.indexOf(counter)];
        return count == Cells.NONE ? OptionalLong.empty() : OptionalLong.of(count);
    }

    private void line(byte[] bytes, int from, int to) {
        int pair = lines / 2;
        if (lines++ % 2 == 1) {
            take(groups.get(pair), bytes, from, to);
        } else if (pair == groups.size()) {
            groups.add(learn(bytes, from, to));
        } else if (!groups.get(pair).isHeadedBy(bytes, from, to)) {
            groups.set(pair, learn(bytes, from, to));
        }
    }

    private Group learn(byte[] bytes, int from, int to) {
        byte[] heading = Arrays.copyOfRange(bytes, from, to);
        String[] names = new String(heading, StandardCharsets.US_ASCII).split(" +", -1);
        String group = names[0].replace(':', '.');
        int[] slots = new int[names.length];
        for (int column = 0; column < names.length; column++) {
            slots[column] = wanted.indexOf(group + names[column]);
        }
        return new Group(heading, slots);
    }

    private void take(Group group, byte[] bytes, int from, int to) {
        if (!group.numbersFit(bytes, from, to)) {
            return;
        }
        int at = Cells.end(bytes, from, to);
        for (int column = 1; column < group.slots.length; column++) {
            int start = Cells.start(bytes, at, to);
            at = Cells.end(bytes, start, to);
            int slot = group.slots[column];
            if (slot >= 0) {
                counts[slot] = Cells.number(bytes, start, at, DECIMAL);
            }
        }
    }

    /** A heading, and for each of its columns the index of the wanted counter, negative where it is not wanted. */
    private static final class Group {
        private final byte[] heading;
        private final int[] slots;

        Group(byte[] heading, int[] slots) {
            this.heading = heading;
            this.slots = slots;
        }

        boolean isHeadedBy(byte[] bytes, int from, int to) {
            return Arrays.equals(heading, 0, heading.length, bytes, from, to);
        }

        /** Whether a line begins with the same group and has as many words. */
        boolean numbersFit(byte[] bytes, int from, int to) {
            int group = Cells.end(heading, 0, heading.length);
            int words = 0;
            for (int at = Cells.start(bytes, from, to); at < to; words++) {
                at = Cells.start(bytes, Cells.end(bytes, at, to), to);
            }
            return words == slots.length && Arrays.equals(heading, 0, group, bytes, from, Math.min(to, from + group));
        }
    }
}

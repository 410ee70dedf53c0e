package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.netlink.message.SocketRow;
import dev.plimsoll.probe.netlink.message.SocketVisitor;
import java.util.Arrays;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Sorts the listeners of a namespace into those of one process and those of others. For one thread at a time; the
 * process's descriptors are asked for on it.
 */
final class Listeners implements SocketVisitor {
    private static final long BETWEEN_LOOKUPS_NANOS = 10_000_000_000L;

    private final Supplier<Seen<long[]>> socketInodes;
    private final LongSupplier nanoClock;
    private final Fullest ofProcess = new Fullest();
    private final Fullest ofNamespace = new Fullest();
    private long notBeforeNanos;
    private long[] own = {};
    private long[] others = {};
    private Seen<long[]> ownership = new Seen.Found<>(own);
    private long[] seen = new long[64];
    private int seenCount;
    private boolean strange;

    Listeners(Supplier<Seen<long[]>> socketInodes, LongSupplier nanoClock) {
        this.socketInodes = socketInodes;
        this.nanoClock = nanoClock;
        this.notBeforeNanos = nanoClock.getAsLong();
    }

    @Override
    public void begin() {
        ofProcess.begin();
        ofNamespace.begin();
        seenCount = 0;
        strange = false;
    }

    @Override
    public void socket(SocketRow row) {
        long inode = row.inode();
        ofNamespace.offer(row);
        if (Arrays.binarySearch(own, inode) >= 0) {
            ofProcess.offer(row);
        } else {
            strange |= Arrays.binarySearch(others, inode) < 0;
        }
        if (seenCount == seen.length) {
            seen = Arrays.copyOf(seen, seenCount * 2);
        }
        seen[seenCount++] = inode;
    }

    /** Whether one was seen that is not sorted in, and it is time to look it up. */
    boolean areToBeSorted() {
        return strange && nanoClock.getAsLong() - notBeforeNanos >= 0;
    }

    /** Asks whose those are that were last seen. What was counted is void then: ask for the listeners again. */
    void sort() {
        Seen<long[]> descriptors = socketInodes.get();
        long[] all = Arrays.stream(seen, 0, seenCount).sorted().toArray();
        ownership = descriptors.then(inodes -> new Seen.Found<>(Arrays.stream(all)
                .filter(inode -> Arrays.binarySearch(inodes, inode) >= 0)
                .toArray()));
        own = ownership.match(given -> given, absent -> new long[0], failed -> new long[0]);
        others = ownership instanceof Seen.Found
                ? Arrays.stream(all)
                        .filter(inode -> Arrays.binarySearch(own, inode) < 0)
                        .toArray()
                : new long[0];
        notBeforeNanos = nanoClock.getAsLong() + BETWEEN_LOOKUPS_NANOS;
    }

    /** The process's own listeners' inodes, or why they are not known. */
    Seen<long[]> ownership() {
        return ownership;
    }

    Fullest ofProcess() {
        return ofProcess;
    }

    Fullest ofNamespace() {
        return ofNamespace;
    }
}

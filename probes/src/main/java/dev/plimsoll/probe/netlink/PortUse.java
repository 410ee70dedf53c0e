package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.netlink.message.SocketRow;
import java.util.Arrays;

/*
 * A local port is free for a connection unless the same four-tuple is taken. So what can run out is counted for each
 * (source address, destination address, destination port), and the fullest of these is what matters. All rows with one
 * such triple differ in their local port, so counting rows counts ports.
 *
 * A triple is kept as a hash of 64 bits, for a server may have as many triples as connections. Two triples sharing one
 * would be added up; among 100,000 that happens once in four thousand million readings.
 */
/** Counts local ports by where they lead. Reused from reading to reading; grows with the number of destinations. */
final class PortUse {
    private static final int FIRST_SLOTS = 1 << 10;
    private static final long FREE = 0;

    private long[] hashes = new long[FIRST_SLOTS];
    private int[] ports = new int[FIRST_SLOTS];
    private int destinations;
    private int most;

    void begin() {
        Arrays.fill(hashes, FREE);
        Arrays.fill(ports, 0);
        destinations = 0;
        most = 0;
    }

    /** One socket that has a peer. */
    void add(SocketRow row) {
        long hash = mixed(row.localHigh());
        hash = mixed(hash ^ row.localLow());
        hash = mixed(hash ^ row.remoteHigh());
        hash = mixed(hash ^ row.remoteLow());
        hash = mixed(hash ^ row.remotePort());
        int slot = slot(hash == FREE ? 1 : hash);
        if (ports[slot]++ == 0) {
            destinations++;
        }
        most = Math.max(most, ports[slot]);
        if (destinations > hashes.length / 2) {
            grow();
        }
    }

    /** The ports taken of the fullest triple; 0 with no socket. */
    int most() {
        return most;
    }

    private int slot(long hash) {
        int slot = (int) hash & (hashes.length - 1);
        while (hashes[slot] != FREE && hashes[slot] != hash) {
            slot = (slot + 1) & (hashes.length - 1);
        }
        hashes[slot] = hash;
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldPorts = ports;
        hashes = new long[oldHashes.length * 2];
        ports = new int[hashes.length];
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != FREE) {
                ports[slot(oldHashes[i])] = oldPorts[i];
            }
        }
    }

    // the finalizer of MurmurHash3, after adding a constant so that 0 does not stay 0
    private static long mixed(long value) {
        long x = value + 0x9e37_79b9_7f4a_7c15L;
        x = (x ^ (x >>> 33)) * 0xff51_afd7_ed55_8ccdL;
        x = (x ^ (x >>> 33)) * 0xc4ce_b9fe_1a85_ec53L;
        return x ^ (x >>> 33);
    }
}

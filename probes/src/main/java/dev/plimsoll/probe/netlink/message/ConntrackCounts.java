package dev.plimsoll.probe.netlink.message;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What connection tracking counted in a namespace since that was made, and how many entries it has now ({@code
 * linux/netfilter/nfnetlink_conntrack.h}). Counters come from each CPU and are added up; they have 32 bits in the kernel.
 */
public final class ConntrackCounts {
    private static final int SUBSYSTEM = 1 << 8;
    private static final int GET_STATS_CPU = 4;
    private static final int GET_STATS = 5;
    private static final int REQUEST = 0x01;
    private static final int ACKNOWLEDGE = 0x04;
    private static final int DUMP = 0x300;
    private static final int FAMILY_BYTES = 4;
    private static final int GLOBAL_ENTRIES = 1;

    private final Map<Counter, Long> sums = new EnumMap<>(Counter.class);
    private final MessageVisitor cpus = (bytes, from, to) -> {
        if (to - from >= FAMILY_BYTES) {
            Attributes.each(bytes, from + FAMILY_BYTES, to, (type, at, length) -> add(bytes, type, at, length));
        }
    };
    private final MessageVisitor totals = (bytes, from, to) -> {
        if (to - from >= FAMILY_BYTES) {
            Attributes.each(bytes, from + FAMILY_BYTES, to, (type, at, length) -> noteEntries(bytes, type, at, length));
        }
    };
    private OptionalLong entries = OptionalLong.empty();

    /** The counters that say that something went wrong. */
    public enum Counter {
        /** Packets that belong to no connection. */
        INVALID(4, "conntrack.invalid"),
        /** Connections that found no free tuple, mostly no free port behind a NAT. */
        INSERT_FAILED(9, "conntrack.insert_failed"),
        /** Packets dropped because there was no room. */
        DROP(10, "conntrack.drop"),
        /** Entries thrown out early to make room: before anything is dropped. */
        EARLY_DROP(11, "conntrack.early_drop");

        private final int attribute;
        private final String resource;

        Counter(int attribute, String resource) {
            this.attribute = attribute;
            this.resource = resource;
        }

        /** The name of the reading. */
        public String resource() {
            return resource;
        }
    }

    private static final Counter[] COUNTERS = Counter.values();

    /** Forgets what was added. */
    public void begin() {
        sums.clear();
        entries = OptionalLong.empty();
    }

    /** Reads the answer to {@link #putCpus}. */
    public MessageVisitor cpus() {
        return cpus;
    }

    /** Reads the answer to {@link #putTotals}. */
    public MessageVisitor totals() {
        return totals;
    }

    /** The sum over all CPUs; empty where the kernel did not say. */
    public OptionalLong count(Counter counter) {
        Long sum = sums.get(counter);
        return sum == null ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** Connections tracked now; empty where the kernel did not say. */
    public OptionalLong entries() {
        return entries;
    }

    /** Writes {@code IPCTNL_MSG_CT_GET_STATS_CPU}: one message for each CPU comes back. */
    public static void putCpus(ByteBuffer request, int sequence) {
        put(request, GET_STATS_CPU, REQUEST | DUMP, sequence);
    }

    /**
     * Writes {@code IPCTNL_MSG_CT_GET_STATS}: one message comes back. It says that more follow, though none do, so an
     * acknowledgement is asked for as its end.
     */
    public static void putTotals(ByteBuffer request, int sequence) {
        put(request, GET_STATS, REQUEST | ACKNOWLEDGE, sequence);
    }

    // struct nfgenmsg: u8 nfgen_family (0), u8 version (0), be16 res_id (0)
    private static void put(ByteBuffer request, int type, int flags, int sequence) {
        request.clear();
        request.putInt(Exchange.HEADER_BYTES + FAMILY_BYTES).putShort((short) (SUBSYSTEM | type));
        request.putShort((short) flags).putInt(sequence).putInt(0).putInt(0).flip();
    }

    private void add(ByteBuffer bytes, int type, int at, int lengthBytes) {
        named(type)
                .filter(counter -> lengthBytes >= Integer.BYTES)
                .ifPresent(counter -> sums.merge(counter, network(bytes, at), Long::sum));
    }

    private void noteEntries(ByteBuffer bytes, int type, int at, int lengthBytes) {
        if (type == GLOBAL_ENTRIES && lengthBytes >= Integer.BYTES) {
            entries = OptionalLong.of(network(bytes, at));
        }
    }

    private static Optional<Counter> named(int type) {
        for (Counter counter : COUNTERS) {
            if (counter.attribute == type) {
                return Optional.of(counter);
            }
        }
        return Optional.empty();
    }

    private static long network(ByteBuffer bytes, int at) {
        return (bytes.get(at) & 0xffL) << 24
                | (bytes.get(at + 1) & 0xffL) << 16
                | (bytes.get(at + 2) & 0xffL) << 8
                | (bytes.get(at + 3) & 0xffL);
    }
}

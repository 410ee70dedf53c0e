package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Seen;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the kernel told this process at its start: the sizes in which /proc counts memory and CPU time. Read from {@code
 * /proc/self/auxv} (getauxval(3): AT_PAGESZ, AT_CLKTCK), which is what {@code getconf PAGESIZE} and {@code CLK_TCK} give.
 *
 * @param pageBytes bytes in a page; 4096 on x86, 4096, 16384 or 65536 on arm64
 * @param ticksPerSecond clock ticks in a second; 100 on all architectures that this runs on
 */
public record Auxv(long pageBytes, long ticksPerSecond) {
    private static final long AT_PAGESZ = 6;
    private static final long AT_CLKTCK = 17;

    /** Refuses sizes that cannot be. */
    public Auxv {
        if (pageBytes <= 0 || ticksPerSecond <= 0) {
            throw new IllegalArgumentException("page " + pageBytes + " bytes, " + ticksPerSecond + " ticks a second");
        }
    }

    /** Asks the kernel. */
    public static Seen<Auxv> read(ProcReader reader) {
        return reader.bytes("self/auxv").then(Auxv::parse);
    }

    /** Pairs of native 64-bit words, key and value. */
    static Seen<Auxv> parse(byte[] bytes) {
        ByteBuffer words = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        long page = 0;
        long ticks = 0;
        while (words.remaining() >= 2 * Long.BYTES) {
            long key = words.getLong();
            long value = words.getLong();
            page = key == AT_PAGESZ ? value : page;
            ticks = key == AT_CLKTCK ? value : ticks;
        }
        return page > 0 && ticks > 0
                ? new Seen.Found<>(new Auxv(page, ticks))
                : new Seen.Failed<>("no page size or clock tick in self/auxv");
    }
}

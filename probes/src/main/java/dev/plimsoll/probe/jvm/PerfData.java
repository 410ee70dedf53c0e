package dev.plimsoll.probe.jvm;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a HotSpot JVM says of itself in the file that it shares for jstat, version 2.0
 * (src/hotspot/share/runtime/perfMemory.hpp). A name that a JVM does not have is empty. A pure function of bytes.
 *
 * @param numbers by name, e.g. {@code java.threads.live}; in the unit that the name implies
 * @param words by name, e.g. {@code sun.gc.collector.0.name}
 */
record PerfData(Map<String, Long> numbers, Map<String, String> words) {
    private static final int MAGIC = 0xcafec0c0;
    private static final int BYTE_ORDER = 4;
    private static final int MAJOR = 5;
    private static final int ACCESSIBLE = 7;
    private static final int ENTRY_OFFSET = 24;
    private static final int NUM_ENTRIES = 28;
    private static final int PROLOGUE_BYTES = 32;

    PerfData {
        numbers = Map.copyOf(numbers);
        words = Map.copyOf(words);
    }

    OptionalLong number(String name) {
        Long number = numbers.get(name);
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    Optional<String> word(String name) {
        return Optional.ofNullable(words.get(name));
    }

    /**
     * Reads all entries. The writer is not waited for, since it writes each number whole. All or nothing: a part of the
     * spaces of a heap is not the heap.
     *
     * @throws UnreadablePerfData where the bytes are not such a file, are cut, or are of a JVM that is just starting
     */
    static PerfData parse(ByteBuffer bytes) throws UnreadablePerfData {
        ByteBuffer file = bytes.slice().order(ByteOrder.BIG_ENDIAN);
        if (file.limit() < PROLOGUE_BYTES || file.getInt(0) != MAGIC) {
            throw new UnreadablePerfData("is no perf data of a JVM");
        }
        if (file.get(MAJOR) != 2) {
            throw new UnreadablePerfData("is perf data of version " + file.get(MAJOR) + ", of which only 2 is known");
        }
        if (file.get(ACCESSIBLE) == 0) {
            throw new UnreadablePerfData("is of a JVM that is still starting");
        }
        file.order(file.get(BYTE_ORDER) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        Map<String, Long> numbers = new HashMap<>();
        Map<String, String> words = new HashMap<>();
        long at = file.getInt(ENTRY_OFFSET);
        int entries = file.getInt(NUM_ENTRIES);
        for (int i = 0; i < entries; i++) {
            Optional<PerfEntry> entry = PerfEntry.at(file, at);
            if (entry.isEmpty()) {
                throw new UnreadablePerfData("is torn: entry " + i + " of " + entries + " is not whole");
            }
            entry.get().number().ifPresent(number -> numbers.put(entry.get().name(), number));
            entry.get().word().ifPresent(word -> words.put(entry.get().name(), word));
            at += entry.get().length();
        }
        if (numbers.isEmpty()) {
            throw new UnreadablePerfData("is empty");
        }
        return new PerfData(numbers, words);
    }

    /** Up to the first NUL, or all of it. */
    static String text(ByteBuffer file, int from, int to) {
        int end = from;
        while (end < to && file.get(end) != 0) {
            end++;
        }
        byte[] bytes = new byte[end - from];
        file.get(from, bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

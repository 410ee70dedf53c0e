package dev.plimsoll.probe.jvm;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One named value in perf data ({@code PerfDataEntry} of perfMemory.hpp): a 64-bit number or a string; others have neither.
 *
 * @param name as jstat knows it
 * @param length bytes from its start to that of the next
 */
record PerfEntry(String name, int length, OptionalLong number, Optional<String> word) {
    private static final int NAME_OFFSET = 4;
    private static final int VECTOR_LENGTH = 8;
    private static final int TYPE = 12;
    private static final int DATA_OFFSET = 16;
    private static final int HEADER_BYTES = 20;

    /** The entry at {@code at}; empty where there is none that lies whole within the bytes. */
    static Optional<PerfEntry> at(ByteBuffer file, long at) {
        if (at < 0 || at + HEADER_BYTES > file.limit()) {
            return Optional.empty();
        }
        int start = (int) at;
        int length = file.getInt(start);
        if (length <= HEADER_BYTES || at + length > file.limit()) {
            return Optional.empty();
        }
        int name = file.getInt(start + NAME_OFFSET);
        int data = file.getInt(start + DATA_OFFSET);
        if (name < HEADER_BYTES || data <= name || data > length) {
            return Optional.empty();
        }
        int vector = file.getInt(start + VECTOR_LENGTH);
        byte type = file.get(start + TYPE);
        return Optional.of(new PerfEntry(
                PerfData.text(file, start + name, start + data),
                length,
                type == 'J' && vector == 0 && data + Long.BYTES <= length
                        ? OptionalLong.of(file.getLong(start + data))
                        : OptionalLong.empty(),
                type == 'B' && vector > 0 && vector <= length - data
                        ? Optional.of(PerfData.text(file, start + data, start + data + vector))
                        : Optional.empty()));
    }
}

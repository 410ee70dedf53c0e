package dev.plimsoll.soak.standin;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/*
 * An allocator keeps what is freed, so its pages would stay resident. A private mapping does not: writing to one of its
 * pages makes an anonymous copy of that page, which counts as resident, and unmapping gives it back at once (man 2 mmap).
 * All mappings are of one sparse file without a name, whose own pages are in the page cache once and never in our RSS.
 * Each is one entry of the process's memory map; the kernel allows vm.max_map_count of them, 65,530 unless changed.
 */
/** Resident bytes of one lane's connections: whole pages, given back to the kernel when the connection is gone. */
final class HeldPages implements Closeable {
    /** The name of the file as {@code /proc/self/smaps} shows it begins so. */
    static final String FILE_NAME = "plimsoll-held-";

    private final int bytes;
    private final FileChannel file;
    private final @Nullable PrivateMapping[] held;

    private HeldPages(int bytes, FileChannel file, int slots) {
        this.bytes = bytes;
        this.file = file;
        this.held = new PrivateMapping[slots];
    }

    /** Room for {@code slots} connections of {@code bytes} bytes each, a multiple of the page size; one descriptor. */
    static HeldPages open(int bytes, int slots) throws IOException {
        Path path = Files.createTempFile(FILE_NAME, "");
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        return new HeldPages(bytes, file, slots);
    }

    /** Makes a slot's pages resident. */
    void hold(int slot) {
        try {
            PrivateMapping mapping = PrivateMapping.of(file, bytes);
            ByteBuffer pages = mapping.bytes();
            for (int at = 0; at < bytes; at += FaultText.PAGE_BYTES) {
                pages.put(at, (byte) 1);
            }
            held[slot] = mapping;
        } catch (IOException e) {
            throw new UncheckedIOException("hold-bytes: no more than vm.max_map_count connections can hold bytes", e);
        }
    }

    /** Gives a slot's pages back to the kernel. Harmless when it holds none. */
    void giveBack(int slot) {
        PrivateMapping mapping = held[slot];
        held[slot] = null;
        if (mapping != null) {
            mapping.unmap();
        }
    }

    /** Gives all back. On the lane's loop. */
    @Override
    public void close() throws IOException {
        for (int slot = 0; slot < held.length; slot++) {
            giveBack(slot);
        }
        file.close();
    }
}

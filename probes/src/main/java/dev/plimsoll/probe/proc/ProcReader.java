package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads files below /proc. Paths are relative to it: {@code 123/status}, {@code sys/fs/file-nr}. One buffer is kept
 * between calls and it is small, because the kernel allocates as much as a reader of /proc/sys asks for. For one thread at
 * a time; while that thread is interrupted each read fails, as reads of a channel do.
 */
public final class ProcReader {
    private static final int BUFFER_BYTES = 4096;

    private final Path root;
    private final FileAccess access;
    private final byte[] bytes = new byte[BUFFER_BYTES];
    private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream(BUFFER_BYTES);

    /** Reads below {@code root}, which is laid out as /proc. */
    public ProcReader(Path root) {
        this(root, FileAccess.DIRECT);
    }

    ProcReader(Path root, FileAccess access) {
        this.root = root;
        this.access = access;
    }

    /** Reads below /proc. */
    public static ProcReader ofThisMachine() {
        return new ProcReader(Path.of("/proc"));
    }

    /** Where {@code path} is. */
    public Path locate(String path) {
        return root.resolve(path);
    }

    /** All of a file as text. */
    public Seen<String> text(String path) {
        return bytes(path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    /** All of a file. */
    public Seen<byte[]> bytes(String path) {
        gathered.reset();
        return eachChunk(path, gathered::write).map(read -> gathered.toByteArray());
    }

    /**
     * Hands over each whole line, without its newline; the answer is how many there were, or a failure where the file ends
     * in the middle of one: what was handed over is not all there is then. Holds one line at a time.
     */
    public Seen<Long> eachLine(String path, LineVisitor visitor) {
        LineCutter cutter = new LineCutter(visitor);
        return eachChunk(path, cutter::take)
                .then(read -> cutter.torn()
                        ? new Seen.Failed<>(locate(path) + " ends in the middle of a line")
                        : new Seen.Found<>(cutter.lines()));
    }

    /** What {@code stat} says is the size of a file or directory. */
    public Seen<Long> size(String path) {
        try {
            return new Seen.Found<>(access.sizeBytes(locate(path)));
        } catch (IOException e) {
            return whyNot(path, e);
        }
    }

    /**
     * The names in a directory, in no order. Those of a process that ends meanwhile are fewer, without a sign ({@link
     * Stat#unlessEnded}).
     */
    public Seen<List<String>> names(String path) {
        try (DirectoryStream<Path> entries = access.list(locate(path))) {
            List<String> names = new ArrayList<>();
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
            return new Seen.Found<>(names);
        } catch (DirectoryIteratorException e) {
            IOException cause = e.getCause();
            return whyNot(path, cause == null ? new IOException(e) : cause);
        } catch (IOException e) {
            return whyNot(path, e);
        }
    }

    /** What a symbolic link says, e.g. {@code socket:[4711]}. */
    public Seen<String> link(String path) {
        try {
            return new Seen.Found<>(access.link(locate(path)).toString());
        } catch (IOException e) {
            return whyNot(path, e);
        }
    }

    private Seen<Long> eachChunk(String path, Chunk chunk) {
        try (ReadableByteChannel channel = access.open(locate(path))) {
            long total = 0;
            for (int length = channel.read(buffer.clear()); length > 0; length = channel.read(buffer.clear())) {
                chunk.take(bytes, 0, length);
                total += length;
            }
            return new Seen.Found<>(total);
        } catch (IOException e) {
            return whyNot(path, e);
        }
    }

    private <T> Seen<T> whyNot(String path, IOException e) {
        Path file = locate(path);
        if (e instanceof NoSuchFileException) {
            return new Seen.Absent<>("no " + file);
        }
        // ESRCH and EPERM have no exceptions of their own
        String message = String.valueOf(e.getMessage());
        if (e instanceof AccessDeniedException || message.endsWith("Operation not permitted")) {
            return new Seen.Failed<>("permission denied reading " + file);
        }
        if (message.endsWith("No such process")) {
            return new Seen.Absent<>("process ended while " + file + " was read");
        }
        return new Seen.Failed<>("cannot read " + file + ": " + e.getMessage());
    }

    @FunctionalInterface
    private interface Chunk {
        void take(byte[] bytes, int from, int length);
    }

    /** Is shown one line at a time, as bytes that are its own during the call; meanwhile it must not use the reader. */
    @FunctionalInterface
    public interface LineVisitor {
        /** One line: {@code bytes} from {@code from} up to but without {@code to}. */
        void line(byte[] bytes, int from, int to);
    }
}

package dev.plimsoll.probe.jvm;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The perf data file of one process: {@code /tmp/hsperfdata_USER/PID}, with {@code /tmp} and the pid as the process itself
 * sees them ({@code /proc/PID/root}, the last of {@code NSpid}), so also that of a container. A file that is not the
 * process's own user's is not it: anybody may write to {@code /tmp}.
 */
final class PerfFile {
    private static final int MOST_BYTES = 1 << 20;

    private final Path proc;
    private final long pid;
    private List<Path> directories = List.of();
    private FileTime listedAt = FileTime.fromMillis(0);
    private ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    PerfFile(Path proc, long pid) {
        this.proc = proc;
        this.pid = pid;
    }

    /** Its bytes now, the caller's until the next call; empty where there is no such file. */
    Optional<ByteBuffer> read() throws IOException {
        Optional<Path> file = find();
        return file.isEmpty() ? Optional.empty() : Optional.of(bytes(file.get()));
    }

    /** Where it would be. */
    Path temporary() {
        return proc.resolve(pid + "/root/tmp");
    }

    private Optional<Path> find() throws IOException {
        String inside = pidInside(Files.readString(proc.resolve(pid + "/status")));
        Object user = Files.getAttribute(proc.resolve(Long.toString(pid)), "unix:uid");
        list();
        for (Path directory : directories) {
            Path file = directory.resolve(inside);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                            .equals(user)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /** Lists /tmp only after it changed: it may be long. */
    private void list() throws IOException {
        FileTime changedAt;
        try {
            changedAt = Files.getLastModifiedTime(temporary());
        } catch (NoSuchFileException noTmp) {
            directories = List.of();
            return;
        }
        if (changedAt.equals(listedAt)) {
            return;
        }
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(temporary(), "hsperfdata_*")) {
            entries.forEach(found::add);
        } catch (DirectoryIteratorException e) {
            throw new IOException(e);
        }
        directories = List.copyOf(found);
        listedAt = changedAt;
    }

    private ByteBuffer bytes(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            long size = channel.size();
            if (size > MOST_BYTES) {
                throw new UnreadablePerfData("is too long for perf data: " + size + " bytes");
            }
            buffer = size > buffer.capacity() ? ByteBuffer.allocate((int) size) : buffer;
            buffer.clear();
            int read = channel.read(buffer);
            while (read > 0 && buffer.hasRemaining()) {
                read = channel.read(buffer);
            }
            return buffer.flip();
        }
    }

    /** The last word of {@code NSpid}: the pid in its innermost namespace; kernels before 4.1 do not print it. */
    private String pidInside(String status) throws IOException {
        int at = status.indexOf("\nNSpid:");
        if (at < 0) {
            return Long.toString(pid);
        }
        int end = status.indexOf('\n', at + 1);
        if (end < 0) {
            throw new IOException("torn status of process " + pid);
        }
        String[] pids = status.substring(at + 1, end).split("\\s+", -1);
        return pids[pids.length - 1];
    }
}

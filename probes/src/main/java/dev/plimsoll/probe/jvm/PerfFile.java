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

    /** Of the four user ids in {@code status}. The owner of {@code /proc/PID} is root where a program has capabilities. */
    private static final int EFFECTIVE = 1;

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
        String status = Files.readString(proc.resolve(pid + "/status"));
        String inside =
                words(status, "NSpid").map(pids -> pids[pids.length - 1]).orElse(Long.toString(pid));
        String user = words(status, "Uid")
                .filter(uids -> uids.length > EFFECTIVE)
                .map(uids -> uids[EFFECTIVE])
                .orElseThrow(() -> new IOException("torn status of process " + pid));
        list();
        for (Path directory : directories) {
            Path file = directory.resolve(inside);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    && owner(file).equals(user)) {
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

    private static String owner(Path file) throws IOException {
        return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS).toString();
    }

    /** What stands behind {@code key}: of {@code NSpid} (since Linux 4.1) the pid in each namespace, the innermost last. */
    private static Optional<String[]> words(String status, String key) {
        return status.lines()
                .filter(line -> line.startsWith(key + ":\t"))
                .map(line -> line.substring(key.length() + 2).split("\\s+", -1))
                .filter(words -> words.length > 0)
                .findFirst();
    }
}

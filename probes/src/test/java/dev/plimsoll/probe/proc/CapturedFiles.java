package dev.plimsoll.probe.proc;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A captured /proc in memory. A file {@code fd.links} stands for a directory of links, which no jar and no git holds. */
final class CapturedFiles implements FileAccess {
    private static final Path ROOT = Path.of("/captured");
    private static final String LINKS = "fd.links";

    private final Map<Path, byte[]> files = new TreeMap<>();
    private final Map<Path, Path> links = new TreeMap<>();
    private final Map<Path, Set<Path>> directories = new TreeMap<>();
    private final boolean sizesOfDirectories;

    private CapturedFiles(boolean sizesOfDirectories) {
        this.sizesOfDirectories = sizesOfDirectories;
    }

    /** All of a set of files. */
    static CapturedFiles of(Path set) {
        CapturedFiles captured = new CapturedFiles(set.endsWith("linux-6.18"));
        try (Stream<Path> all = Files.walk(set)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                captured.add(ROOT.resolve(set.relativize(file).toString()), file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return captured;
    }

    /** A reader of them as they are. */
    ProcReader reader() {
        return reader(this);
    }

    /** A reader of what {@code access} makes of them. */
    static ProcReader reader(FileAccess access) {
        return new ProcReader(ROOT, access);
    }

    /** How long a file is. */
    int length(Path file) {
        return bytes(file).length;
    }

    /** The first bytes of a file. */
    byte[] start(Path file, int length) {
        return Arrays.copyOf(bytes(file), length);
    }

    private byte[] bytes(Path file) {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new IllegalArgumentException("no " + file);
        }
        return bytes;
    }

    private void add(Path path, Path source) throws IOException {
        if (!path.endsWith(LINKS)) {
            files.put(path, Files.readAllBytes(source));
            enter(path);
            return;
        }
        for (String line : Files.readAllLines(source)) {
            List<String> words = List.of(line.split(" ", 2));
            Path link = path.resolveSibling("fd").resolve(words.get(0));
            links.put(link, Path.of(words.get(1)));
            enter(link);
        }
    }

    private void enter(Path path) {
        for (Path at = path; !at.equals(ROOT); at = parent(at)) {
            directories.computeIfAbsent(parent(at), none -> new TreeSet<>()).add(at);
        }
    }

    private static Path parent(Path path) {
        return Path.of("/").resolve(path.subpath(0, path.getNameCount() - 1));
    }

    @Override
    public ReadableByteChannel open(Path file) throws IOException {
        byte[] bytes = files.get(file);
        if (bytes == null) {
            throw new NoSuchFileException(file.toString());
        }
        return Channels.newChannel(new ByteArrayInputStream(bytes));
    }

    @Override
    public long sizeBytes(Path file) throws IOException {
        Set<Path> entries = directories.get(file);
        if (entries == null && !files.containsKey(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return entries == null || !sizesOfDirectories ? 0 : entries.size();
    }

    @Override
    public DirectoryStream<Path> list(Path directory) throws IOException {
        Set<Path> entries = directories.get(directory);
        if (entries == null) {
            throw new NoSuchFileException(directory.toString());
        }
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return entries.iterator();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public Path link(Path file) throws IOException {
        Path link = links.get(file);
        if (link == null) {
            throw new NoSuchFileException(file.toString());
        }
        return link;
    }
}

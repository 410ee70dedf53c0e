package dev.plimsoll.probe.tuning.sysctl;

import dev.plimsoll.probe.Seen;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The files below a root directory: {@code /}, an image that is unpacked, a folder of a repository. Links are followed as
 * on the machine whose root it is, absolute ones within the root.
 */
public final class DiskTree implements FileTree {
    /** The most of a file that is read; longer ones fail. */
    private static final long MOST_BYTES = 1 << 20;

    private static final int MOST_LINKS = 40;

    private final Path root;

    /** Files below {@code root}. */
    public DiskTree(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    @Override
    public Seen<List<String>> names(String directory) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(followed(directory))) {
            List<String> names = new ArrayList<>();
            for (Path entry : entries) {
                names.add(String.valueOf(entry.getFileName()));
            }
            Collections.sort(names);
            return new Seen.Found<>(names);
        } catch (NoSuchFileException | NotDirectoryException e) {
            return new Seen.Absent<>("no directory " + directory);
        } catch (DirectoryIteratorException | IOException e) {
            return new Seen.Failed<>("cannot read " + directory + ": " + e.getMessage());
        }
    }

    @Override
    public Seen<String> text(String file) {
        try {
            Path path = followed(file);
            if (path.equals(root.resolve("dev/null"))) {
                return new Seen.Found<>("");
            } else if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
                return new Seen.Absent<>("no " + file);
            } else if (!Files.isRegularFile(path)) {
                return new Seen.Failed<>(file + " is not a file");
            } else if (Files.size(path) > MOST_BYTES) {
                return new Seen.Failed<>(file + " is longer than 1 MiB");
            }
            return new Seen.Found<>(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new Seen.Failed<>("cannot read " + file + ": " + e.getMessage());
        }
    }

    /** Where a path leads when every link on the way is followed below the root. */
    private Path followed(String file) throws IOException {
        Path reached = root;
        List<Path> rest = new ArrayList<>();
        Path.of(file).forEach(rest::add);
        Set<Path> links = new HashSet<>();
        while (!rest.isEmpty()) {
            Path next = reached.resolve(rest.remove(0)).normalize();
            if (!next.startsWith(root)) {
                next = root;
            }
            if (Files.isSymbolicLink(next)) {
                if (!links.add(next) || links.size() > MOST_LINKS) {
                    throw new IOException("links lead in a circle");
                }
                Path target = Files.readSymbolicLink(next);
                List<Path> longer = new ArrayList<>();
                target.forEach(longer::add);
                longer.addAll(rest);
                rest = longer;
                reached = target.isAbsolute() ? root : reached;
            } else {
                reached = next;
            }
        }
        return reached;
    }
}

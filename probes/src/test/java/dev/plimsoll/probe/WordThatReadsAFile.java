package dev.plimsoll.probe;

import java.nio.file.Files;
import java.nio.file.Path;

/** Breaks the rule that the vocabulary does no I/O on purpose, so that it is seen to fail. */
final class WordThatReadsAFile {
    private WordThatReadsAFile() {}

    static boolean forbidden(Path path) {
        return Files.exists(path);
    }
}

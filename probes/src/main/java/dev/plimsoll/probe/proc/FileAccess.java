package dev.plimsoll.probe.proc;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The four ways in which {@link ProcReader} looks at a file: where a test lets one fail, end early or vanish. */
interface FileAccess {
    /** The file system as it is. */
    FileAccess DIRECT = new FileAccess() {
        @Override
        public ReadableByteChannel open(Path file) throws IOException {
            return FileChannel.open(file, StandardOpenOption.READ);
        }

        @Override
        public long sizeBytes(Path file) throws IOException {
            return Files.size(file);
        }

        @Override
        public DirectoryStream<Path> list(Path directory) throws IOException {
            return Files.newDirectoryStream(directory);
        }

        @Override
        public Path link(Path file) throws IOException {
            return Files.readSymbolicLink(file);
        }
    };

    /** A channel at the file's first byte. */
    ReadableByteChannel open(Path file) throws IOException;

    /** What stat(2) says is the size of a file or directory. */
    long sizeBytes(Path file) throws IOException;

    /** What a directory holds. */
    DirectoryStream<Path> list(Path directory) throws IOException;

    /** What a symbolic link says, without following it. */
    Path link(Path file) throws IOException;
}

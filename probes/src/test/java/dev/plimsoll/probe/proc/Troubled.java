package dev.plimsoll.probe.proc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;

/** Files to which something happens at the n-th look. Opening, each read, each entry of a directory and each link is a look. */
final class Troubled implements FileAccess {
    /** What happens. */
    enum Trouble {
        /** Nothing by itself. */
        NONE,
        /** From that look on nothing is there, and a directory that is being listed ends, as those of an ended process do. */
        VANISHED,
        /** That one look gives an error of input and output. */
        BROKEN,
        /** From that look on nothing may be opened, listed or followed. */
        DENIED
    }

    private final FileAccess files;
    private final Trouble trouble;
    private final int at;
    private final Runnable meanwhile;
    private int looks;

    Troubled(FileAccess files, Trouble trouble, int at) {
        this(files, trouble, at, () -> {});
    }

    private Troubled(FileAccess files, Trouble trouble, int at, Runnable meanwhile) {
        this.files = files;
        this.trouble = trouble;
        this.at = at;
        this.meanwhile = meanwhile;
    }

    /** The real files, while {@code event} happens just before the n-th look. */
    static Troubled during(int at, Runnable event) {
        return new Troubled(FileAccess.DIRECT, Trouble.NONE, at, event);
    }

    /** Whether it has happened. */
    boolean happened() {
        return looks >= at;
    }

    @Override
    public ReadableByteChannel open(Path file) throws IOException {
        look(file);
        ReadableByteChannel channel = files.open(file);
        return new ReadableByteChannel() {
            @Override
            public int read(ByteBuffer into) throws IOException {
                if (next() && trouble == Trouble.VANISHED) {
                    throw new IOException("No such process");
                }
                breakNow();
                return channel.read(into);
            }

            @Override
            public boolean isOpen() {
                return channel.isOpen();
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    @Override
    public long sizeBytes(Path file) throws IOException {
        look(file);
        return files.sizeBytes(file);
    }

    @Override
    public Path link(Path file) throws IOException {
        look(file);
        return files.link(file);
    }

    @Override
    public DirectoryStream<Path> list(Path directory) throws IOException {
        look(directory);
        DirectoryStream<Path> entries = files.list(directory);
        Iterator<Path> all = entries.iterator();
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        boolean ended = Troubled.this.next() && trouble == Trouble.VANISHED;
                        try {
                            breakNow();
                        } catch (IOException e) {
                            throw new DirectoryIteratorException(e);
                        }
                        return !ended && all.hasNext();
                    }

                    @Override
                    public Path next() {
                        return all.next();
                    }
                };
            }

            @Override
            public void close() throws IOException {
                entries.close();
            }
        };
    }

    private void look(Path file) throws IOException {
        boolean now = next();
        if (now && trouble == Trouble.VANISHED) {
            throw new NoSuchFileException(file.toString());
        }
        if (now && trouble == Trouble.DENIED) {
            throw new AccessDeniedException(file.toString());
        }
        breakNow();
    }

    private void breakNow() throws IOException {
        if (looks == at && trouble == Trouble.BROKEN) {
            throw new IOException("Input/output error");
        }
    }

    private boolean next() {
        looks++;
        if (looks == at) {
            meanwhile.run();
        }
        return looks >= at;
    }
}

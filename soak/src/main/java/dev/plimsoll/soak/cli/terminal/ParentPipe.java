package dev.plimsoll.soak.cli.terminal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Standard input of a child that lives as long as its parent: once it has ended, the process has a moment to close what it
 * holds and is then ended, whatever it is doing.
 */
public final class ParentPipe extends FilterInputStream {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(1500);

    private final Runnable end;

    /**
     * A pipe from a parent.
     *
     * @param end ends the process at once
     */
    public ParentPipe(InputStream pipe, Runnable end) {
        super(pipe);
        this.end = end;
    }

    @Override
    public int read() throws IOException {
        return seen(super.read());
    }

    @Override
    public int read(byte[] bytes, int from, int most) throws IOException {
        return seen(super.read(bytes, from, most));
    }

    private int seen(int read) {
        if (read < 0) {
            Thread deadline = new Thread(this::endAfterPatience, "plimsoll-deadline");
            deadline.setDaemon(true);
            deadline.start();
        }
        return read;
    }

    private void endAfterPatience() {
        long giveUp = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() - giveUp < 0) {
            LockSupport.parkNanos(giveUp - System.nanoTime());
        }
        end.run();
    }
}

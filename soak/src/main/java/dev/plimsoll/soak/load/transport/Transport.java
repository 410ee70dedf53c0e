package dev.plimsoll.soak.load.transport;

import java.util.List;

/** A way to the network: a fixed number of event loops, each with a thread of its own. */
public interface Transport extends AutoCloseable {
    /** The name used on the command line, e.g. {@code epoll}. */
    String name();

    /** The loops, in a fixed order; never empty. */
    List<Loop> loops();

    /** Closes every connection and joins every thread, within a few seconds. Harmless when called again. */
    @Override
    void close();
}

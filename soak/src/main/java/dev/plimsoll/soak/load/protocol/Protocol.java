package dev.plimsoll.soak.load.protocol;

/**
 * An application protocol: stateless, shared by all event loops, and the maker of their two sides.
 *
 * <p>An implementation <em>must</em> accept its input cut at any byte, <em>must</em> answer hostile bytes with one {@code
 * failed} event and nothing more, and <em>must not</em> buffer more than {@link #largestMessageBytes()} plus a bounded
 * header for one connection.
 */
public interface Protocol {
    /** The name used on the command line: {@code tcp}, {@code ws}. */
    String name();

    /** The largest message that either side accepts, in bytes. */
    int largestMessageBytes();

    /** The smallest message that can carry an id, in bytes. */
    int smallestMessageBytes();

    /** The opening side for {@code slots} connections, numbered from 0, telling {@code events} what it understands. */
    ClientSide client(int slots, ClientEvents events);

    /** The answering side for {@code slots} connections, numbered from 0. */
    ServerSide server(int slots, ServerEvents events);
}

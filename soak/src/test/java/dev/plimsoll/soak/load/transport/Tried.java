package dev.plimsoll.soak.load.transport;

import dev.plimsoll.soak.load.transport.choice.TransportKind;
import dev.plimsoll.soak.load.transport.choice.Transports;
import java.util.Locale;

/** Every transport that the claims about transports are held against: the one list of them. */
@SuppressWarnings("ImmutableEnumChecker") // an opening holds nothing
public enum Tried {
    EPOLL(of(TransportKind.EPOLL)),
    IO_URING(of(TransportKind.IO_URING)),
    NIO(of(TransportKind.NIO));

    private final Opening opening;

    Tried(Opening opening) {
        this.opening = opening;
    }

    /** Opens one, for loopback alone. */
    public Transport open(int loops, int slotsPerLoop) {
        return opening.open(loops, slotsPerLoop, Reach.loopback());
    }

    /** The word of the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Opening of(TransportKind kind) {
        return (loops, slotsPerLoop, reach) -> Transports.open(kind, loops, slotsPerLoop, reach);
    }

    private interface Opening {
        Transport open(int loops, int slotsPerLoop, Reach reach);
    }
}

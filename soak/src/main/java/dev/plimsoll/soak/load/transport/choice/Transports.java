package dev.plimsoll.soak.load.transport.choice;

import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.epoll.EpollTransport;
import dev.plimsoll.soak.load.transport.netty.NettyTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Chooses a transport by its word, and opens one by its kind. */
public final class Transports {
    /** The word that leaves the choice to us. */
    public static final String AUTO = "auto";

    private Transports() {}

    /** Every word that {@link #choose} knows: {@code auto} and each kind's. */
    public static List<String> words() {
        List<String> words = new ArrayList<>(List.of(AUTO));
        for (TransportKind kind : TransportKind.values()) {
            words.add(kind.word());
        }
        return List.copyOf(words);
    }

    /** What is taken for this word on this machine. */
    public static TransportChoice choose(String word) {
        return choose(word, Transports::missing);
    }

    /**
     * What is taken for this word.
     *
     * @param missing what a kind lacks on this machine, in words; empty if it works
     */
    static TransportChoice choose(String word, Function<TransportKind, Optional<String>> missing) {
        if (word.equals(AUTO)) {
            return missing.apply(TransportKind.EPOLL)
                    .map(reason -> new TransportChoice.Taken(
                            word, TransportKind.NIO, "nio, because epoll is not available here: " + reason))
                    .orElseGet(
                            () -> new TransportChoice.Taken(
                                    word,
                                    TransportKind.EPOLL,
                                    "epoll, because it is available and took the least CPU time of the three where they were compared"));
        }
        Optional<TransportKind> kind = TransportKind.of(word);
        if (kind.isEmpty()) {
            return new TransportChoice.Unknown(word);
        }
        Optional<String> reason = missing.apply(kind.get());
        return reason.isPresent()
                ? new TransportChoice.Unavailable(kind.get(), reason.get())
                : new TransportChoice.Taken(word, kind.get(), word + ", because it was asked for");
    }

    /**
     * Starts event loops of a kind that was chosen.
     *
     * @param loops how many threads, 1 or more
     * @param slotsPerLoop how many connections each can hold
     * @param reach which addresses may be connected to
     */
    public static Transport open(TransportKind kind, int loops, int slotsPerLoop, Reach reach) {
        return switch (kind) {
            case EPOLL -> EpollTransport.start(loops, slotsPerLoop, reach);
            case IO_URING -> NettyTransport.ioUring(loops, slotsPerLoop, reach);
            case NIO -> NettyTransport.nio(loops, slotsPerLoop, reach);
        };
    }

    private static Optional<String> missing(TransportKind kind) {
        return switch (kind) {
            case EPOLL -> EpollTransport.missing();
            case IO_URING -> NettyTransport.ioUringMissing();
            case NIO -> Optional.empty();
        };
    }
}

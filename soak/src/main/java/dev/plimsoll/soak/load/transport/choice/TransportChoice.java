package dev.plimsoll.soak.load.transport.choice;

import java.util.Objects;
import java.util.function.Function;

/** What became of the wish for a transport. */
public sealed interface TransportChoice {
    /**
     * One was taken, and it works here.
     *
     * @param asked the word that was typed, {@code auto} or the kind's own
     * @param kind what was taken
     * @param why one sentence for people, without its full stop
     */
    record Taken(String asked, TransportKind kind, String why) implements TransportChoice {
        /** Checks that all is there. */
        public Taken {
            Objects.requireNonNull(asked);
            Objects.requireNonNull(kind);
            Objects.requireNonNull(why);
        }
    }

    /**
     * The one that was asked for does not work on this machine.
     *
     * @param kind what was asked for
     * @param reason what is missing, in words
     */
    record Unavailable(TransportKind kind, String reason) implements TransportChoice {
        /** Checks that all is there. */
        public Unavailable {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(reason);
        }
    }

    /** There is none of this name. */
    record Unknown(String word) implements TransportChoice {
        /** Checks that it is there. */
        public Unknown {
            Objects.requireNonNull(word);
        }
    }

    /** Answers by case. */
    default <T> T match(
            Function<? super Taken, ? extends T> taken,
            Function<? super Unavailable, ? extends T> unavailable,
            Function<? super Unknown, ? extends T> unknown) {
        if (this instanceof Taken t) {
            return taken.apply(t);
        }
        return this instanceof Unavailable u ? unavailable.apply(u) : unknown.apply((Unknown) this);
    }
}

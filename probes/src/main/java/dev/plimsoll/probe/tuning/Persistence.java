package dev.plimsoll.probe.tuning;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;

/** What sets a value when the machine boots or the process is started again. */
public sealed interface Persistence {
    /**
     * A line of a file does.
     *
     * @param value what it sets, in the kernel's words
     * @param place the line that wins
     * @param overrides the lines it wins over, last first
     * @param aside what another loader would do instead; empty where it is the same
     */
    record At(String value, Place place, List<Written> overrides, String aside) implements Persistence {
        /** Copies the list. */
        public At {
            Objects.requireNonNull(value);
            Objects.requireNonNull(place);
            Objects.requireNonNull(aside);
            overrides = List.copyOf(overrides);
        }
    }

    /**
     * Nothing does.
     *
     * @param aside what another loader, or a line that is not read, would do; empty where there is none
     */
    record Nowhere(String aside) implements Persistence {
        /** Checks that it is there. */
        public Nowhere {
            Objects.requireNonNull(aside);
        }
    }

    /**
     * It cannot be told.
     *
     * @param reason in words
     */
    record Unknown(String reason) implements Persistence {
        /** Checks that it is there. */
        public Unknown {
            Objects.requireNonNull(reason);
        }
    }

    /** Nobody asked. */
    record Unasked() implements Persistence {}

    /** A value written on a line. */
    record Written(String value, Place place) {
        /** Checks that both are there. */
        public Written {
            Objects.requireNonNull(value);
            Objects.requireNonNull(place);
        }
    }

    /** Answers by case. */
    default <R> R match(
            Function<At, R> at, Function<Nowhere, R> nowhere, Function<Unknown, R> unknown, Supplier<R> unasked) {
        if (this instanceof At it) {
            return at.apply(it);
        } else if (this instanceof Nowhere it) {
            return nowhere.apply(it);
        }
        return this instanceof Unknown it ? unknown.apply(it) : unasked.get();
    }
}

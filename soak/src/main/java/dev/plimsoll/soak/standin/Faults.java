package dev.plimsoll.soak.standin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * All that one stand-in is ordered to do wrong; none for a healthy one. Immutable.
 *
 * <p>Shares are of the connections, or of the messages where the fault is about messages, of the whole stand-in, counted
 * in the order of their arrival.
 */
public final class Faults {
    private static final Faults NONE = new Faults(List.of(), Map.of());

    private final List<String> orders;
    private final Map<Fault, Value> values;

    private Faults(List<String> orders, Map<Fault, Value> values) {
        this.orders = List.copyOf(orders);
        this.values =
                Collections.unmodifiableMap(new EnumMap<>(values.isEmpty() ? new EnumMap<>(Fault.class) : values));
    }

    /** A healthy stand-in. */
    public static Faults none() {
        return NONE;
    }

    /**
     * Understands orders as written on the command line, e.g. {@code leak-fd=0.1}, {@code stall=1s@20s}, {@code silent}.
     * All problems are found at once.
     */
    public static Parsed parse(List<String> orders) {
        Map<Fault, Value> values = new EnumMap<>(Fault.class);
        List<String> problems = new ArrayList<>();
        for (String order : orders) {
            FaultText.parse(order)
                    .match(
                            understood -> {
                                if (values.put(understood.fault(), understood.value()) != null) {
                                    problems.add(
                                            order + ": " + understood.fault().label() + " is ordered twice");
                                }
                                return understood;
                            },
                            misunderstood -> {
                                problems.add(misunderstood.problem());
                                return misunderstood;
                            });
        }
        if (values.containsKey(Fault.DROP_ACKS) && values.containsKey(Fault.DROP_MESSAGES)) {
            problems.add("drop-acks and drop-messages are the same for a protocol that echoes; order one of them");
        }
        return problems.isEmpty() ? new Understood(new Faults(orders, values)) : new Misunderstood(problems);
    }

    /** The orders as they were written. */
    public List<String> orders() {
        return orders;
    }

    /** The share of this fault; none if it is not ordered. */
    Share share(Fault fault) {
        return values.get(fault) instanceof Value.Rate rate ? rate.share() : Share.NONE;
    }

    /** The number of this fault; empty if it is not ordered. */
    OptionalLong number(Fault fault) {
        return values.get(fault) instanceof Value.Amount amount
                ? OptionalLong.of(amount.amount())
                : OptionalLong.empty();
    }

    /** The duration of this fault; empty if it is not ordered. */
    Optional<Duration> duration(Fault fault) {
        return values.get(fault) instanceof Value.Lasting lasting ? Optional.of(lasting.duration()) : Optional.empty();
    }

    /** The pause that is ordered, if any. */
    Optional<Value.Pause> pause() {
        return values.get(Fault.STALL) instanceof Value.Pause pause ? Optional.of(pause) : Optional.empty();
    }

    @Override
    public String toString() {
        return orders.isEmpty() ? "healthy" : String.join(" ", orders);
    }

    /** What became of the orders. */
    public sealed interface Parsed permits Understood, Misunderstood {
        /** Goes on with whichever it is. */
        <T> T match(Function<? super Understood, T> understood, Function<? super Misunderstood, T> misunderstood);
    }

    /** Every order is understood. */
    public record Understood(Faults faults) implements Parsed {
        @Override
        public <T> T match(
                Function<? super Understood, T> understood, Function<? super Misunderstood, T> misunderstood) {
            return understood.apply(this);
        }
    }

    /**
     * Some order is not.
     *
     * @param problems one line each, for people; never empty
     */
    public record Misunderstood(List<String> problems) implements Parsed {
        /** Copies the problems. */
        public Misunderstood {
            problems = List.copyOf(problems);
        }

        @Override
        public <T> T match(
                Function<? super Understood, T> understood, Function<? super Misunderstood, T> misunderstood) {
            return misunderstood.apply(this);
        }
    }

    /** What was ordered of a fault: how often, how many, how long. */
    sealed interface Value {
        /** On which connections or messages. */
        record Rate(Share share) implements Value {}

        /** A number of connections or bytes, 1 or more. */
        record Amount(long amount) implements Value {}

        /** How long, or how long after the first connection. */
        record Lasting(Duration duration) implements Value {}

        /**
         * A pause of all event loops.
         *
         * @param duration how long
         * @param moment how long after the first connection
         */
        record Pause(Duration duration, Duration moment) implements Value {}
    }
}

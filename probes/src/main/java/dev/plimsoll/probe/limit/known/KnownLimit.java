package dev.plimsoll.probe.limit.known;

import dev.plimsoll.probe.Scope;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One thing that can run out.
 *
 * @param name as its owner spells it, {@code RLIMIT_NOFILE}; unique
 * @param what runs out, in a few words
 * @param nature whether it is a ceiling at all
 * @param scope what shares it
 * @param role which side of a connection runs into it
 * @param used the resource that counts against it; empty where nothing readable does
 * @param ceiling where the ceiling stands
 * @param perConnection how much of it a connection takes if nothing was measured; empty where that depends on the gateway
 * @param signature what moves when it is hit
 * @param sights what is seen then
 * @param mend the command that raises it, or what else to do
 */
public record KnownLimit(
        String name,
        String what,
        Nature nature,
        Scope scope,
        Role role,
        Optional<String> used,
        Place ceiling,
        OptionalDouble perConnection,
        Signature signature,
        Sights sights,
        String mend) {
    /** Checks that the words are there. */
    public KnownLimit {
        Objects.requireNonNull(name);
        Objects.requireNonNull(what);
        Objects.requireNonNull(mend);
    }

    /** Whether there is a number that must not be exceeded. */
    public enum Nature {
        /** There is. */
        CEILING,
        /** There is none: the kernel behaves so, and it is often taken for a limit. Shown, never a finding. */
        BEHAVIOUR
    }

    /** Which side of a connection runs into it. */
    public enum Role {
        /** Either. */
        EITHER,
        /** Whoever accepts connections. */
        SERVER,
        /** Whoever makes them. */
        CLIENT
    }

    /**
     * What is seen when it is hit.
     *
     * @param client by whoever connects
     * @param server by whoever accepts, and in the kernel's log
     */
    public record Sights(String client, String server) {}

    /** Begins a limit; see {@link Draft} for what is assumed. */
    public static Draft named(String name, String what) {
        return new Draft(name, what);
    }

    /**
     * A limit in the making. Until said otherwise it is a ceiling of one process that either side may hit, that nothing
     * shows and whose cost per connection nobody knows.
     */
    public static final class Draft {
        private final String name;
        private final String what;
        private Nature nature = Nature.CEILING;
        private Scope scope = Scope.PROCESS;
        private Role role = Role.EITHER;
        private Optional<String> used = Optional.empty();
        private Place ceiling = new Place.Unseen("no file shows it");
        private OptionalDouble perConnection = OptionalDouble.empty();
        private Signature signature = Signature.none();

        private Draft(String name, String what) {
            this.name = name;
            this.what = what;
        }

        /** It is no ceiling. */
        public Draft behaviour() {
            nature = Nature.BEHAVIOUR;
            return this;
        }

        /** What shares it, and which side runs into it. */
        public Draft of(Scope whose, Role side) {
            scope = whose;
            role = side;
            return this;
        }

        /** What counts against which ceiling. */
        public Draft counts(String resource, Place against) {
            used = Optional.of(resource);
            ceiling = against;
            return this;
        }

        /** A ceiling that nothing readable counts against. */
        public Draft ceiling(Place place) {
            ceiling = place;
            return this;
        }

        /** How much a connection takes of it if nothing was measured. */
        public Draft each(double amount) {
            perConnection = OptionalDouble.of(amount);
            return this;
        }

        /** What moves when it is hit. */
        public Draft shows(Signature what) {
            signature = what;
            return this;
        }

        /** What is seen then, and the mend: with which it is complete. */
        public KnownLimit seen(String byClient, String byServer, String mend) {
            Sights sights = new Sights(byClient, byServer);
            return new KnownLimit(
                    name, what, nature, scope, role, used, ceiling, perConnection, signature, sights, mend);
        }
    }
}

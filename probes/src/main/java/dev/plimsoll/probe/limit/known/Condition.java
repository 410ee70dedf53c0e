package dev.plimsoll.probe.limit.known;

import java.util.Set;

/** Something that can be seen in the readings of one interval. */
public sealed interface Condition {

    /**
     * A counter went up.
     *
     * @param resource that only rises
     * @param least by how much within the interval, 1 or more
     */
    record Rises(String resource, double least) implements Condition {}

    /**
     * A level is at least so high.
     *
     * @param resource the level
     * @param least in the resource's unit
     */
    record Reaches(String resource, double least) implements Condition {}

    /**
     * The use of the limit is at its ceiling, or nearer to it than this.
     *
     * @param room how much may be left, in the unit of both
     * @param share or which share of the ceiling may be left, 0 to 1; the larger of the two counts
     */
    record Full(double room, double share) implements Condition {}

    /**
     * One level is at least this share of another.
     *
     * @param resource the level
     * @param share 0 to 1
     * @param of what it is compared with
     */
    record AtLeast(String resource, double share, String of) implements Condition {}

    /**
     * The generator saw failures, from two seconds before the interval on.
     *
     * @param kinds by the words of {@code FailureKind}; none means any kind
     */
    record Failures(Set<String> kinds) implements Condition {
        /** Copies the set. */
        public Failures {
            kinds = Set.copyOf(kinds);
        }
    }

    /**
     * One counter went up by more than another: what moved it is not only what moves the other.
     *
     * @param resource that only rises
     * @param other the same
     */
    record RisesBeyond(String resource, String other) implements Condition {}

    /**
     * The process in question is the generator, and it failed so itself.
     *
     * @param kind by the word of {@code FailureKind}
     */
    record OwnFailures(String kind) implements Condition {}

    /** The generator saw failures of these kinds, or of any where none is named. */
    static Condition failures(String... kinds) {
        return new Failures(Set.of(kinds));
    }

    /** The counter went up. */
    static Condition rises(String resource) {
        return new Rises(resource, 1);
    }

    /** Nothing is left, give or take what comes and goes between two looks. */
    static Condition full() {
        return new Full(2, 0.005);
    }
}

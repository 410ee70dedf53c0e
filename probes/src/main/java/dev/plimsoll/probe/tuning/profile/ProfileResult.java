package dev.plimsoll.probe.tuning.profile;

import dev.plimsoll.probe.tuning.Profile;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What came of reading a profile. */
public sealed interface ProfileResult {
    /** It can be compared. */
    record Accepted(Profile profile) implements ProfileResult {
        /** Checks that it is there. */
        public Accepted {
            Objects.requireNonNull(profile);
        }
    }

    /**
     * It has to be changed first.
     *
     * @param problems one or more lines for a person, in reading order
     */
    record Rejected(List<String> problems) implements ProfileResult {
        /** Copies the list, and refuses an empty one. */
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("rejected for nothing");
            }
        }
    }

    /** Either outcome as one type. */
    default <R> R match(Function<Profile, R> accepted, Function<List<String>, R> rejected) {
        return this instanceof Accepted it
                ? accepted.apply(it.profile())
                : rejected.apply(((Rejected) this).problems());
    }
}

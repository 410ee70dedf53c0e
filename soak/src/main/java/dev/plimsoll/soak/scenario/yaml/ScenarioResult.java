package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.tree.Problem;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What came of reading a scenario. */
public sealed interface ScenarioResult {
    /** It can be planned. */
    record Accepted(Scenario scenario) implements ScenarioResult {
        /** Checks that it is there. */
        public Accepted {
            Objects.requireNonNull(scenario);
        }
    }

    /**
     * It has to be changed first.
     *
     * @param problems one or more, all there are, in reading order: the file's by line, then the command line's
     */
    record Rejected(List<Problem> problems) implements ScenarioResult {
        /** Checks that there is one, and copies the list. */
        public Rejected {
            problems = List.copyOf(problems);
            if (problems.isEmpty()) {
                throw new IllegalArgumentException("rejected for nothing");
            }
        }
    }

    /** Either outcome as one type. */
    default <R> R match(Function<Scenario, R> accepted, Function<List<Problem>, R> rejected) {
        if (this instanceof Accepted it) {
            return accepted.apply(it.scenario());
        }
        return rejected.apply(((Rejected) this).problems());
    }
}

package dev.plimsoll.soak.plan;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** A plan, or why there is none. */
public sealed interface PlanResult {
    /**
     * It can be run here.
     *
     * @param plan all that will be done
     */
    record Planned(Plan plan) implements PlanResult {}

    /**
     * This machine cannot hold it.
     *
     * @param plan what would have been done, for showing the whole budget
     * @param refusals one sentence for each limit that is short, with the number and the command that raises it
     */
    record Refused(Plan plan, List<String> refusals) implements PlanResult {
        /** Copies the list. */
        public Refused {
            Objects.requireNonNull(plan);
            refusals = List.copyOf(refusals);
        }
    }

    /** Answers by case. */
    default <T> T match(
            Function<? super Planned, ? extends T> planned, Function<? super Refused, ? extends T> refused) {
        return this instanceof Planned p ? planned.apply(p) : refused.apply((Refused) this);
    }
}

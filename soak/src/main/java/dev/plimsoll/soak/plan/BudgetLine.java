package dev.plimsoll.soak.plan;

import java.util.Objects;

/**
 * What a run takes of one limit.
 *
 * @param limit as its owner spells it, {@code RLIMIT_NOFILE}
 * @param subject whose limit: {@code generator}, {@code gateway} (the stand-in) or {@code host}
 * @param needs how much the run will use, of what is in use anyhow included
 * @param ceiling how much there may be
 * @param unit {@code descriptors}, {@code ports}, {@code bytes}, {@code entries}
 * @param connections how many connections this limit would allow at most; {@link Integer#MAX_VALUE} where it does not say
 * @param mend the command that raises the limit, or what else to do
 */
public record BudgetLine(
        String limit, String subject, double needs, double ceiling, String unit, int connections, String mend) {
    /** Checks that the words are there. */
    public BudgetLine {
        Objects.requireNonNull(limit);
        Objects.requireNonNull(subject);
        Objects.requireNonNull(unit);
        Objects.requireNonNull(mend);
    }

    /** Needs over ceiling. */
    public double share() {
        return needs / ceiling;
    }
}

package dev.plimsoll.soak.cli.exit;

import dev.plimsoll.soak.verdict.Verdict;

/** What a command says to the shell. */
public enum ExitCode {
    /** It held. */
    PASS(0),
    /** What was typed or written cannot be understood. */
    USAGE(2),
    /** This machine's limits, or an address, do not allow it. */
    REFUSED(3),
    /** Our own fault. */
    BUG(70),
    /** It cannot be told. */
    INCONCLUSIVE(98),
    /** It did not hold. */
    FAIL(99),
    /** Ended by SIGINT or SIGTERM. */
    INTERRUPTED(130);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** What the shell sees, 0 to 255. */
    public int number() {
        return number;
    }

    /** What a verdict says to the shell. */
    public static ExitCode of(Verdict.Outcome outcome) {
        return switch (outcome) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}

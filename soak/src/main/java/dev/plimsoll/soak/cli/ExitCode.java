package dev.plimsoll.soak.cli;

import dev.plimsoll.soak.verdict.Verdict;

/** What a command says to the shell. */
enum ExitCode {
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

    int number() {
        return number;
    }

    static ExitCode of(Verdict.Outcome outcome) {
        return switch (outcome) {
            case PASS -> PASS;
            case FAIL -> FAIL;
            case INCONCLUSIVE -> INCONCLUSIVE;
        };
    }
}

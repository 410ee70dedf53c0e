package dev.plimsoll.soak.standin;

/**
 * Which of a series of connections or messages are meant: every 1/share-th one, without chance.
 *
 * @param billionths the share, 0 (none) to 1,000,000,000 (all)
 */
record Share(long billionths) {
    static final long ALL_BILLIONTHS = 1_000_000_000L;

    static final Share NONE = new Share(0);
    static final Share ALL = new Share(ALL_BILLIONTHS);

    Share {
        if (billionths < 0 || billionths > ALL_BILLIONTHS) {
            throw new IllegalArgumentException("a share of " + billionths + " billionths");
        }
    }

    /**
     * Whether the {@code ordinal}-th is meant. Among the first n there are ⌊n × share⌋ such, so with a share of 0.1 it is
     * exactly every tenth.
     *
     * @param ordinal 1 for the first
     */
    boolean picks(long ordinal) {
        return (ordinal % ALL_BILLIONTHS) * billionths % ALL_BILLIONTHS < billionths;
    }
}

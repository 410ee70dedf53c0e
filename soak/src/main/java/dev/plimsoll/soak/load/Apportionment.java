package dev.plimsoll.soak.load;

/** A whole number shared out in proportion to weights, without a remainder. Pure. */
final class Apportionment {
    private Apportionment() {}

    /** As many parts as weights; their sum is {@code total}. Equal parts where all weights are 0. */
    static long[] of(long total, long[] weights) {
        double all = 0;
        for (long weight : weights) {
            all += weight;
        }
        long[] parts = new long[weights.length];
        double upTo = 0;
        long given = 0;
        for (int i = 0; i < weights.length; i++) {
            upTo += all == 0 ? 1.0 / weights.length : weights[i] / all;
            long due = i == weights.length - 1 ? total : Math.min(total, Math.round(total * upTo));
            parts[i] = due - given;
            given = due;
        }
        return parts;
    }
}

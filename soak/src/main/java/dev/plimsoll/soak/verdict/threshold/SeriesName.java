package dev.plimsoll.soak.verdict.threshold;

/**
 * The name of a series as thresholds have it: {@code SUBJECT.RESOURCE}, and what is derived from it.
 *
 * @param subject whose resource it is; empty for a metric that is no series
 * @param resource {@code rss}, {@code fd}, …
 * @param derived what of it
 */
public record SeriesName(String subject, String resource, Derived derived) {
    private static final String PER_CONNECTION = ".per_connection";
    private static final String PER_CYCLE = ".per_cycle";

    /** What a threshold takes from a series. */
    public enum Derived {
        /** The readings themselves. */
        NOTHING,
        /** The cost of one open connection. */
        PER_CONNECTION,
        /** What one cycle leaves behind. */
        PER_CYCLE
    }

    /** Takes a name apart; the resource is what follows the last dot. */
    public static SeriesName of(String metric) {
        if (metric.endsWith(PER_CONNECTION)) {
            return of(metric.substring(0, metric.length() - PER_CONNECTION.length()), Derived.PER_CONNECTION);
        }
        if (metric.endsWith(PER_CYCLE)) {
            return of(metric.substring(0, metric.length() - PER_CYCLE.length()), Derived.PER_CYCLE);
        }
        return of(metric, Derived.NOTHING);
    }

    private static SeriesName of(String series, Derived derived) {
        int dot = series.lastIndexOf('.');
        return new SeriesName(dot < 0 ? "" : series.substring(0, dot), series.substring(dot + 1), derived);
    }

    /** Whether it is read off the samples of some phases, rather than found over the whole run. */
    boolean isMeasured() {
        return derived == Derived.NOTHING;
    }
}

package dev.plimsoll.probe;

import java.util.Map;

/**
 * Asks one source about one subject.
 *
 * <p>An implementation <em>must</em> answer within a bounded time, <em>must</em> report what it cannot read as {@link
 * Reading.Absent} or {@link Reading.Failed} rather than throw, and <em>may</em> keep buffers between calls. It is called
 * from one thread at a time.
 */
public interface Probe {
    /** The source in a word, e.g. {@code statm}; used in logs and for the probe's own cost. */
    String name();

    /** How dear a call is, which decides how often it is made. */
    Tier tier();

    /** The readings by resource name ({@code rss}, {@code fd}, …), in a stable order; never empty. */
    Map<String, Reading> read();

    /** How often a probe may be asked. */
    enum Tier {
        /** Under a millisecond however many sockets there are: every second. */
        FAST,
        /** Milliseconds: every ten seconds. */
        SLOW,
        /**
         * Anything more: at quiet points. Under load only of subjects on this machine, when something fails, and for a
         * hundredth of the time at most.
         */
        QUIET
    }
}

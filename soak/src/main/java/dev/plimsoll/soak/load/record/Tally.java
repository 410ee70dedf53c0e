package dev.plimsoll.soak.load.record;

/** What a lane counts; each only ever grows. */
public enum Tally {
    ATTEMPTED,
    ESTABLISHED,
    CLOSED,
    CYCLES,
    SCHEDULED,
    SENT,
    ANSWERED,
    LATE,
    CORRUPTED,
    LOST,
    SKIPPED,
    DUPLICATED,
    BEATS_SENT,
    BEATS_ANSWERED,
    BEATS_MISSED
}

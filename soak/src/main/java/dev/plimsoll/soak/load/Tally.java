package dev.plimsoll.soak.load;

/** What a lane counts; each only ever grows. */
enum Tally {
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

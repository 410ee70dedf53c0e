package dev.plimsoll.soak.load.record;

/** What a lane counts; each only ever grows. */
public enum Tally {
    /** Connects begun, reconnects included. */
    ATTEMPTED,
    /** Openings answered. */
    ESTABLISHED,
    /** Connections ended because we ended them. */
    CLOSED,
    /** Cycles of a churn that ended, well or not. */
    CYCLES,
    /** Sends that fell due. */
    SCHEDULED,
    /** Messages handed to the kernel. */
    SENT,
    /** Messages answered in time, every byte right. */
    ANSWERED,
    /** Messages answered after the time allowed. */
    LATE,
    /** Messages answered with other bytes. */
    CORRUPTED,
    /** Messages given up. */
    LOST,
    /** Sends that fell due and were never made. */
    SKIPPED,
    /** Surplus replies. */
    DUPLICATED,
    /** Heartbeats sent. */
    BEATS_SENT,
    /** Heartbeats answered. */
    BEATS_ANSWERED,
    /** Heartbeats not answered before the next was due. */
    BEATS_MISSED
}

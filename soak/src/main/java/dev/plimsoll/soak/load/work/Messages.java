package dev.plimsoll.soak.load.work;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/*
 * An id says whose it is: connection number (23 bits) and the lane's own count (40 bits); the top bit is the protocols'.
 *
 *   sent ──answered in time, intact──► answered
 *    │  └─answered, other bytes──────► corrupted          (also: a reply with an id that was never sent)
 *    └──allowed time passed──► overdue ──answered──► late
 *                                 └──end of phase──► lost   (a reply after that is nobody's any more)
 *
 * so that sent = answered + late + corrupted + lost, whatever the gateway does.
 */
/** A lane's messages by id: what is in flight on each connection, and what became of the rest. */
public final class Messages {
    private static final int COUNT_BITS = 40;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final long NOTHING = -1; // no id has its top bit set
    private static final int NONE = -1;

    private final Recorder recorder;
    private final int firstNumber;
    private final int outstanding;
    private final long[] ids;
    private final long[] intendedNanos;
    private final long[] sentNanos;
    private final int[] inFlight;
    private final Map<Long, Times> overdue = new HashMap<>();
    private final Set<Long> forgotten = new HashSet<>();
    private long count;

    /**
     * Room for the messages of one lane.
     *
     * @param firstNumber the number of the connection in slot 0, unique over all lanes
     * @param slots how many connections
     * @param outstanding how many messages each may have in flight at most
     */
    public Messages(Recorder recorder, int firstNumber, int slots, int outstanding) {
        this.recorder = recorder;
        this.firstNumber = firstNumber;
        this.outstanding = outstanding;
        ids = new long[slots * outstanding];
        Arrays.fill(ids, NOTHING);
        intendedNanos = new long[ids.length];
        sentNanos = new long[ids.length];
        inFlight = new int[slots];
    }

    private record Times(long intendedNanos, long sentNanos) {}

    /** How many of a connection's messages are in flight. */
    public int inFlight(int slot) {
        return inFlight[slot];
    }

    /** How many of all are not settled yet. */
    public long unsettled() {
        return Arrays.stream(inFlight).asLongStream().sum() + overdue.size();
    }

    /** Counts a message as sent; the caller writes it. Returns its id. */
    public long sent(int slot, long intended, long nowNanos) {
        int place = place(slot, NOTHING);
        long id = ((long) (firstNumber + slot) << COUNT_BITS) | (count++ & COUNT_MASK);
        ids[place] = id;
        intendedNanos[place] = intended;
        sentNanos[place] = nowNanos;
        inFlight[slot]++;
        recorder.count(Tally.SENT);
        return id;
    }

    /** Settles a reply. */
    public Reply answered(int slot, long id, boolean intact, long nowNanos) {
        int place = id < 0 ? NONE : place(slot, id);
        if (place != NONE) {
            settle(slot, place, intact ? Tally.ANSWERED : Tally.CORRUPTED, nowNanos);
            return Reply.SETTLED;
        }
        Times late = overdue.remove(id);
        if (late != null) {
            recorder.count(intact ? Tally.LATE : Tally.CORRUPTED);
            time(late, nowNanos);
            return Reply.SETTLED;
        }
        if (forgotten.remove(id)) {
            return Reply.SURPLUS;
        }
        if (intact && issuedTo(slot, id)) {
            recorder.count(Tally.DUPLICATED);
            return Reply.SURPLUS;
        }
        int oldest = oldest(slot);
        if (oldest == NONE) {
            return Reply.WRONG;
        }
        settle(slot, oldest, Tally.CORRUPTED, nowNanos);
        return Reply.SETTLED;
    }

    /** What a reply was. */
    public enum Reply {
        /** It ended a message's wait. */
        SETTLED,
        /** It answered what had been settled before. */
        SURPLUS,
        /** It answers nothing that was ever asked. */
        WRONG
    }

    /** Stops waiting for what was sent before {@code beforeNanos}: it is overdue. Whether this connection had any. */
    public boolean expire(int slot, long beforeNanos) {
        boolean any = false;
        for (int place = slot * outstanding; inFlight[slot] > 0 && place < (slot + 1) * outstanding; place++) {
            if (ids[place] != NOTHING && sentNanos[place] - beforeNanos < 0) {
                overdue.put(ids[place], new Times(intendedNanos[place], sentNanos[place]));
                clear(slot, place);
                any = true;
            }
        }
        return any;
    }

    /** A connection ended: what it had in flight is lost. */
    public void drop(int slot) {
        for (int place = slot * outstanding; place < (slot + 1) * outstanding; place++) {
            if (ids[place] != NOTHING) {
                recorder.count(Tally.LOST);
                clear(slot, place);
            }
        }
    }

    /** The phase is over: whatever is not answered by now is lost. */
    public void settleAll() {
        for (int place = 0; place < ids.length; place++) {
            if (ids[place] != NOTHING) {
                recorder.count(Tally.LOST);
                forgotten.add(ids[place]);
                clear(place / outstanding, place);
            }
        }
        recorder.add(Tally.LOST, overdue.size());
        forgotten.addAll(overdue.keySet());
        overdue.clear();
    }

    private void settle(int slot, int place, Tally how, long nowNanos) {
        recorder.count(how);
        time(intendedNanos[place], sentNanos[place], nowNanos);
        clear(slot, place);
    }

    private void time(Times times, long nowNanos) {
        time(times.intendedNanos(), times.sentNanos(), nowNanos);
    }

    private void time(long intended, long sent, long nowNanos) {
        recorder.time(Latency.MESSAGE, nowNanos - intended);
        recorder.time(Latency.MESSAGE_SERVICE, nowNanos - sent);
    }

    private void clear(int slot, int place) {
        ids[place] = NOTHING;
        inFlight[slot]--;
    }

    private boolean issuedTo(int slot, long id) {
        return id >= 0 && id >>> COUNT_BITS == firstNumber + slot && (id & COUNT_MASK) < count;
    }

    private int place(int slot, long id) {
        for (int place = slot * outstanding; place < (slot + 1) * outstanding; place++) {
            if (ids[place] == id) {
                return place;
            }
        }
        return NONE;
    }

    private int oldest(int slot) {
        int oldest = NONE;
        for (int place = slot * outstanding; place < (slot + 1) * outstanding; place++) {
            if (ids[place] != NOTHING && (oldest == NONE || ids[place] < ids[oldest])) {
                oldest = place;
            }
        }
        return oldest;
    }
}

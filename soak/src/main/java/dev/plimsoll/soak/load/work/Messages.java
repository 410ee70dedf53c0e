package dev.plimsoll.soak.load.work;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/*
 * An id says whose it is: connection number (23 bits) and the lane's own count (40 bits); the top bit is the protocols'.
 *
 *   sent ──answered in time, intact──► answered
 *    │  └─answered, other bytes──────► corrupted          (also: a reply with an id that was never sent)
 *    └──allowed time passed──► overdue ──answered──► late
 *                                 └──end of phase──► lost ──► forgotten   (a reply after that is nobody's any more)
 *
 * so that sent = answered + late + corrupted + lost, whatever the gateway does.
 *
 * Memory is bounded: no more than MOST_REMEMBERED are overdue, and as many forgotten. Past that the oldest overdue one is
 * lost before its time, and of the forgotten only the newest count that was dropped is kept: an id up to it is nobody's,
 * even if it is a second reply. The doubt is the gateway's benefit, which has lost so many that no verdict hangs on it.
 */
/** A lane's messages by id: what is in flight on each connection, and what became of the rest. */
public final class Messages {
    private static final int COUNT_BITS = 40;
    private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
    private static final long NOTHING = -1; // no id has its top bit set
    private static final int NONE = -1;

    /** The most messages that are remembered as overdue, and the most that are remembered as forgotten. */
    static final int MOST_REMEMBERED = 1 << 16;

    private final Recorder recorder;
    private final int firstNumber;
    private final int outstanding;
    private final long[] ids;
    private final long[] intendedNanos;
    private final long[] sentNanos;
    private final int[] inFlight;
    private final long[] since;
    private final Map<Long, Times> overdue = new LinkedHashMap<>();
    private final Set<Long> forgotten = new LinkedHashSet<>();
    private long nobodysBelow;
    private long count;
    private long inFlightOfAll;

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
        since = new long[slots];
    }

    private record Times(long intendedNanos, long sentNanos) {}

    /** How many of a connection's messages are in flight. */
    public int inFlight(int slot) {
        return inFlight[slot];
    }

    /** How many of all are not settled yet. */
    public long unsettled() {
        return inFlightOfAll + overdue.size();
    }

    /** Counts a message as sent; the caller writes it. Returns its id. */
    public long sent(int slot, long intended, long nowNanos) {
        int place = place(slot, NOTHING);
        long id = ((long) (firstNumber + slot) << COUNT_BITS) | (count++ & COUNT_MASK);
        ids[place] = id;
        intendedNanos[place] = intended;
        sentNanos[place] = nowNanos;
        inFlight[slot]++;
        inFlightOfAll++;
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
        if (issuedTo(slot, id)) {
            Times late = overdue.remove(id);
            if (late != null) {
                recorder.count(intact ? Tally.LATE : Tally.CORRUPTED);
                time(late, nowNanos);
                return Reply.SETTLED;
            }
            if (forgotten.remove(id) || (id & COUNT_MASK) < nobodysBelow) {
                return Reply.SURPLUS;
            }
            if (intact) {
                recorder.count(Tally.DUPLICATED);
                return Reply.SURPLUS;
            }
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
        while (overdue.size() > MOST_REMEMBERED) {
            Iterator<Long> oldest = overdue.keySet().iterator();
            lose(oldest.next());
            oldest.remove();
        }
        return any;
    }

    /** A connection ended: what it had in flight is lost, and the next one in its slot is not asked about it. */
    public void drop(int slot) {
        since[slot] = count;
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
                lose(ids[place]);
                clear(place / outstanding, place);
            }
        }
        overdue.keySet().forEach(this::lose);
        overdue.clear();
    }

    /** A phase begins: replies to what an earlier one gave up are nobody's, and need not be remembered one by one. */
    public void begin() {
        if (!forgotten.isEmpty()) {
            nobodysBelow = count;
            forgotten.clear();
        }
    }

    /** How many messages are remembered beside those in flight. */
    int remembered() {
        return overdue.size() + forgotten.size();
    }

    private void lose(long id) {
        recorder.count(Tally.LOST);
        forgotten.add(id);
        if (forgotten.size() > MOST_REMEMBERED) {
            Iterator<Long> oldest = forgotten.iterator();
            nobodysBelow = Math.max(nobodysBelow, (oldest.next() & COUNT_MASK) + 1);
            oldest.remove();
        }
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
        inFlightOfAll--;
    }

    private boolean issuedTo(int slot, long id) {
        long number = id & COUNT_MASK;
        return id >= 0 && id >>> COUNT_BITS == firstNumber + slot && number >= since[slot] && number < count;
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

package dev.plimsoll.soak.load.work;

import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.Arrays;

/*
 * The schedule: send k of the lane is due at pacer.dueNanos(k), on the connection at place k mod n of those that were
 * open when the phase began. The j-th send of place p is therefore number p + j·n, and its due time needs no memory.
 * A place whose connection has as many messages in flight as it may, waits: the send keeps its due time.
 */
/**
 * Sends messages over the connections that were open when the phase began, in turn, on a schedule that does not wait for
 * answers. What falls due for one that has ended is skipped; if none was open, everything is.
 */
public final class Sending implements Work {
    private static final int GONE = -1;

    private final Pacer pacer;
    private final Spec spec;
    private final Messages messages;
    private final Recorder recorder;
    private final Writer writer;
    private final int[] slotAt;
    private final int[] placeOf;
    private final int[] waiting;
    private final long[] made;
    private long total;
    private long due;
    private long queued;

    /** A schedule over what is open now. */
    public Sending(Pacer pacer, Spec spec, Slots slots, Messages messages, Recorder recorder, Writer writer) {
        this.pacer = pacer;
        this.spec = spec;
        this.total = spec.total();
        this.messages = messages;
        this.recorder = recorder;
        this.writer = writer;
        int n = slots.openCount();
        slotAt = new int[n];
        placeOf = new int[slots.capacity()];
        Arrays.fill(placeOf, GONE);
        for (int place = 0; place < n; place++) {
            slotAt[place] = slots.openSlot(place);
            placeOf[slotAt[place]] = place;
        }
        messages.begin();
        waiting = new int[n];
        made = new long[n];
    }

    /**
     * What is sent.
     *
     * @param total how many sends fall due in this lane
     * @param bytes size of each payload
     * @param outstanding how many one connection may have in flight
     */
    public record Spec(long total, int bytes, int outstanding) {}

    /** Writes a message to a connection. */
    public interface Writer {
        void write(int slot, long id, int bytes);
    }

    @Override
    public long step(long nowNanos) {
        while (due < total) {
            long at = pacer.dueNanos(due);
            if (at > nowNanos) {
                return at;
            }
            due++;
            recorder.count(Tally.SCHEDULED);
            if (slotAt.length == 0) {
                recorder.count(Tally.SKIPPED);
                continue;
            }
            int place = (int) ((due - 1) % slotAt.length);
            if (slotAt[place] == GONE) {
                recorder.count(Tally.SKIPPED);
                made[place]++;
            } else {
                waiting[place]++;
                queued++;
                sendWaiting(place, nowNanos);
            }
        }
        return NEVER;
    }

    @Override
    public void cease() {
        total = due;
    }

    @Override
    public void answered(int slot, long nowNanos) {
        int place = placeOf[slot];
        if (place != GONE) {
            sendWaiting(place, nowNanos);
        }
    }

    @Override
    public void gone(int slot) {
        int place = placeOf[slot];
        if (place != GONE) {
            placeOf[slot] = GONE;
            slotAt[place] = GONE;
            skip(place);
        }
    }

    @Override
    public boolean done() {
        return due == total && queued == 0 && messages.unsettled() == 0;
    }

    /** {@inheritDoc} What was never sent is skipped, what is not answered is lost. */
    @Override
    public void giveUp() {
        for (int place = 0; place < waiting.length; place++) {
            skip(place);
        }
        messages.settleAll();
    }

    private void sendWaiting(int place, long nowNanos) {
        int slot = slotAt[place];
        while (waiting[place] > 0 && messages.inFlight(slot) < spec.outstanding()) {
            long intended = pacer.dueNanos(place + made[place] * slotAt.length);
            made[place]++;
            waiting[place]--;
            queued--;
            writer.write(slot, messages.sent(slot, intended, nowNanos), spec.bytes());
        }
    }

    private void skip(int place) {
        recorder.add(Tally.SKIPPED, waiting[place]);
        made[place] += waiting[place];
        queued -= waiting[place];
        waiting[place] = 0;
    }
}

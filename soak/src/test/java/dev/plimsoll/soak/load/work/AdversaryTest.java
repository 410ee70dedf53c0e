package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import dev.plimsoll.soak.load.work.Messages.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway that does everything that can be done wrong to messages, over several phases. */
class AdversaryTest {
    private static final int CONNECTIONS = 9;
    private static final int OUTSTANDING = 3;
    private static final long STEP_NANOS = 1_000_000;

    private record Asked(int slot, long id) {}

    private final Recorder recorder = new Recorder();
    private final Slots slots = Opened.all(CONNECTIONS);
    private final Messages messages = new Messages(recorder, 500, CONNECTIONS, OUTSTANDING);
    private final List<Asked> asked = new ArrayList<>();
    private final List<Asked> settled = new ArrayList<>();
    private long now;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void everyMessageIsAccountedForOnce(long seed) {
        SplittableRandom gateway = new SplittableRandom(seed);
        for (int phase = 0; phase < 5; phase++) {
            Sending sending = new Sending(
                    new Pacer(now, 4_000),
                    new Sending.Spec(3_000, 64, 1 + phase % OUTSTANDING),
                    slots,
                    messages,
                    recorder,
                    (slot, id, bytes) -> asked.add(new Asked(slot, id)));
            for (int step = 0; step < 700; step++) {
                now += STEP_NANOS;
                sending.step(now);
                misbehave(gateway, sending);
                expire(sending);
                assertThat(settledInAll() + messages.unsettled()).isEqualTo(recorder.total(Tally.SENT));
            }
            sending.giveUp();
            assertAllSettled();
            for (int i = 0; i < 20; i++) {
                misbehave(gateway, Work.NONE); // answers after the end of the phase
            }
            assertAllSettled();
            while (slots.hasRoom()) {
                Opened.open(slots);
            }
        }
        assertThat(recorder.total(Tally.DUPLICATED)).isPositive();
        assertThat(recorder.total(Tally.LATE)).isPositive();
        assertThat(recorder.total(Tally.CORRUPTED)).isPositive();
        assertThat(recorder.total(Tally.SKIPPED)).isPositive();
    }

    private void assertAllSettled() {
        assertThat(messages.unsettled()).isZero();
        assertThat(settledInAll()).isEqualTo(recorder.total(Tally.SENT));
        assertThat(recorder.total(Tally.SKIPPED))
                .isEqualTo(recorder.total(Tally.SCHEDULED) - recorder.total(Tally.SENT));
    }

    private long settledInAll() {
        return recorder.total(Tally.ANSWERED)
                + recorder.total(Tally.LATE)
                + recorder.total(Tally.CORRUPTED)
                + recorder.total(Tally.LOST);
    }

    private void misbehave(SplittableRandom gateway, Work sending) {
        for (int i = gateway.nextInt(12); i > 0 && !asked.isEmpty(); i--) {
            Asked one = asked.remove(gateway.nextInt(asked.size()));
            switch (gateway.nextInt(400)) {
                case 0, 1 -> {} // never answered
                case 2 -> reply(sending, one.slot(), one.id(), false); // other bytes
                case 3 -> reply(sending, one.slot(), one.id() ^ (1L << gateway.nextInt(63)), true); // another id
                case 4 -> reply(sending, gateway.nextInt(CONNECTIONS), one.id(), true); // another connection
                case 5 -> reply(sending, one.slot(), gateway.nextLong(), gateway.nextBoolean());
                case 6 -> {
                    reply(sending, one.slot(), one.id(), true);
                    reply(sending, one.slot(), one.id(), true); // twice
                }
                case 7 -> end(sending, one.slot());
                default -> {
                    if (gateway.nextInt(3) > 0) {
                        asked.add(one); // later, perhaps too late
                    } else {
                        reply(sending, one.slot(), one.id(), true);
                        settled.add(one);
                    }
                }
            }
            if (!settled.isEmpty() && gateway.nextInt(50) == 0) { // once more, long after
                Asked old = settled.get(gateway.nextInt(settled.size()));
                reply(sending, old.slot(), old.id(), true);
            }
        }
    }

    private void reply(Work sending, int slot, long id, boolean intact) {
        if (slots.state(slot) != Slots.OPEN) {
            return;
        }
        Reply reply = messages.answered(slot, id, intact, now);
        if (reply == Reply.SETTLED) {
            sending.answered(slot, now);
        } else if (reply == Reply.WRONG) {
            end(sending, slot);
        }
    }

    private void end(Work sending, int slot) {
        if (slots.state(slot) == Slots.OPEN && slots.openCount() > 2) {
            messages.drop(slot);
            sending.gone(slot);
            Opened.end(slots, slot);
        }
    }

    private void expire(Work sending) {
        for (int place = 0; place < slots.openCount(); place++) {
            int slot = slots.openSlot(place);
            if (messages.expire(slot, now - 4 * STEP_NANOS)) {
                sending.answered(slot, now);
            }
        }
    }
}

package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Ramps, drains and churns on a clock that is told. */
class PhaseWorkTest {
    private static final Pacer EACH_NANO = new Pacer(0, 1e9);

    @Test
    void aRampConnectsWhatIsDueAndNoMore() {
        Slots slots = new Slots(10);
        Ramping ramp = new Ramping(EACH_NANO, 6, slots, due -> slots.take(due, 0));
        assertThat(ramp.step(2)).isEqualTo(3);
        assertThat(slots.taken()).isEqualTo(3);
        assertThat(ramp.step(100)).isEqualTo(Work.NEVER);
        assertThat(slots.taken()).isEqualTo(6);
        assertThat(ramp.done()).as("none is established").isFalse();
        for (int slot = 0; slot < 6; slot++) {
            slots.connected(slot);
            slots.established(slot);
        }
        assertThat(ramp.done()).isTrue();
    }

    @Test
    void aRampWithoutASlotWaitsAndKeepsTheIntendedTime() {
        Slots slots = Opened.all(3);
        List<Long> intended = new ArrayList<>();
        Ramping ramp = new Ramping(EACH_NANO, 1, slots, due -> {
            intended.add(due);
            slots.take(due, 0);
        });
        ramp.step(50);
        assertThat(ramp.done()).isFalse();
        Opened.end(slots, 1);
        ramp.step(90);
        assertThat(intended).containsExactly(0L);
    }

    @Test
    void aDrainStopsAtTheNumberThatIsKept() {
        Slots slots = Opened.all(10);
        Draining drain = new Draining(EACH_NANO, slots, 4, slots::closing);
        assertThat(drain.step(1)).isEqualTo(2);
        assertThat(slots.openCount()).isEqualTo(8);
        drain.step(100);
        assertThat(slots.openCount()).isEqualTo(4);
        assertThat(drain.done()).as("six are still closing").isFalse();
        for (int slot = 0; slot < 10; slot++) {
            if (slots.state(slot) == Slots.CLOSING) {
                slots.giveBack(slot);
            }
        }
        assertThat(drain.done()).isTrue();
    }

    @Test
    void aChurnCountsEveryCycleAlsoThoseThatFailAtOnce() {
        Slots slots = Opened.all(8);
        for (int slot = 0; slot < 4; slot++) {
            Opened.end(slots, slot);
        }
        int[] tried = {0};
        Churning.Acts acts = new Churning.Acts(
                due -> {
                    int slot = slots.take(due, 0);
                    if (tried[0]++ % 3 == 0) {
                        Opened.end(slots, slot);
                    }
                    return slot;
                },
                slots::closing);
        Churning churn = new Churning(EACH_NANO, 30, slots, acts);
        for (long now = 0; now < 200; now++) {
            churn.step(now);
            settleOne(slots, churn);
        }
        assertThat(tried[0]).isEqualTo(30);
        assertThat(churn.done()).isTrue();
        assertThat(slots.openCount()).as("what was open before").isEqualTo(4);
    }

    private static void settleOne(Slots slots, Churning churn) {
        for (int slot = 0; slot < slots.capacity(); slot++) {
            if (slots.state(slot) == Slots.CONNECTING) {
                slots.connected(slot);
                slots.established(slot);
                churn.opened(slot);
                churn.gone(slot);
                slots.giveBack(slot);
                return;
            }
        }
    }

    @Test
    void aCycleOfAnEarlierBlockIsNotMistakenForOneOfThis() {
        Slots slots = new Slots(4);
        int stale = slots.take(0, 0);
        slots.markCycling(stale);
        Churning churn =
                new Churning(EACH_NANO, 1, slots, new Churning.Acts(due -> slots.take(due, 0), slots::closing));
        churn.step(1);
        churn.gone(stale);
        assertThat(churn.done()).isFalse();
    }

    @Test
    void trafficOverNoConnectionIsScheduledAndSkipped() {
        Recorder recorder = new Recorder();
        Messages messages = new Messages(recorder, 0, 3, 1);
        Sending sending = new Sending(
                EACH_NANO, new Sending.Spec(20, 64, 1), new Slots(3), messages, recorder, (slot, id, bytes) -> {});
        sending.step(100);
        assertThat(recorder.total(Tally.SCHEDULED)).isEqualTo(20);
        assertThat(recorder.total(Tally.SKIPPED)).isEqualTo(20);
        assertThat(sending.done()).isTrue();
    }
}

package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlotsTest {
    @Test
    void freeOpenAndTakenAgreeWhateverTheOrderOfThings() {
        SplittableRandom random = new SplittableRandom(7);
        Slots slots = new Slots(17);
        List<Integer> taken = new ArrayList<>();
        for (int round = 0; round < 50_000; round++) {
            step(random, slots, taken);
            Set<Integer> open = new HashSet<>();
            for (int place = 0; place < slots.openCount(); place++) {
                open.add(slots.openSlot(place));
            }
            assertThat(open).hasSize(slots.openCount()).isSubsetOf(taken);
            assertThat(open).allMatch(slot -> slots.state(slot) == Slots.OPEN);
            assertThat(taken.stream().filter(slot -> slots.state(slot) == Slots.OPEN))
                    .hasSize(open.size());
            assertThat(slots.taken()).isEqualTo(taken.size());
            assertThat(slots.hasRoom()).isEqualTo(taken.size() < slots.capacity());
        }
    }

    private static void step(SplittableRandom random, Slots slots, List<Integer> taken) {
        if (taken.isEmpty() || (random.nextInt(3) == 0 && slots.hasRoom())) {
            int slot = slots.take(random.nextLong(1_000), 0);
            assertThat(taken).doesNotContain(slot);
            assertThat(slots.cycling(slot)).isFalse();
            taken.add(slot);
            return;
        }
        int at = random.nextInt(taken.size());
        int slot = taken.get(at);
        switch (slots.state(slot)) {
            case Slots.CONNECTING -> slots.connected(slot);
            case Slots.OPENING -> slots.established(slot);
            case Slots.OPEN -> slots.closing(slot);
            default -> {
                slots.closing(slot); // harmless when said again
                slots.giveBack(slot);
                taken.remove(at);
            }
        }
    }

    @Test
    void aSlotIsNotGivenBackTwice() {
        Slots slots = new Slots(2);
        int slot = slots.take(0, 0);
        slots.closing(slot);
        slots.giveBack(slot);
        assertThatThrownBy(() -> slots.giveBack(slot)).isInstanceOf(IllegalStateException.class);
    }
}

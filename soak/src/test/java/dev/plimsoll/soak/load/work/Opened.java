package dev.plimsoll.soak.load.work;

/** Slots that are open from the start. */
final class Opened {
    private Opened() {}

    static Slots all(int count) {
        Slots slots = new Slots(count);
        for (int i = 0; i < count; i++) {
            open(slots);
        }
        return slots;
    }

    static int open(Slots slots) {
        int slot = slots.take(0, Long.MAX_VALUE);
        slots.connected(slot);
        slots.established(slot);
        return slot;
    }

    static void end(Slots slots, int slot) {
        slots.closing(slot);
        slots.giveBack(slot);
    }
}

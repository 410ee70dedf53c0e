package dev.plimsoll.soak.load.record;

import java.util.concurrent.atomic.AtomicLongArray;

/** Counters that only grow, one for each constant of an enum. One thread writes, any thread reads. */
final class Counters<E extends Enum<E>> {
    private final AtomicLongArray counts;

    Counters(Class<E> kind) {
        counts = new AtomicLongArray(kind.getEnumConstants().length);
    }

    void add(E which, long more) {
        int place = place(which);
        counts.lazySet(place, counts.getPlain(place) + more); // one writer: no need for an atomic addition
    }

    long get(E which) {
        return counts.get(place(which));
    }

    @SuppressWarnings("EnumOrdinal") // an index within this process, never stored
    private int place(E which) {
        return which.ordinal();
    }
}

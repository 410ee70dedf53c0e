package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Reading;

/** Which of two ceilings binds. */
final class Least {
    private Least() {}

    /**
     * The lesser; where the first is no value it is the answer, and where the second is absent it does not bind. A second
     * that failed might bind, so the answer failed too.
     */
    static Reading of(Reading first, Reading second) {
        if (!(first instanceof Reading.Value a)) {
            return first;
        }
        return second.match(b -> b.quantity().amount() < a.quantity().amount() ? b : a, notSet -> a, failed -> failed);
    }
}

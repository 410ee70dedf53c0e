package dev.plimsoll.probe.remote;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.remote.wire.Stamps;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * How far another host's clock is ahead of ours, from exchanges of messages with four times each (RFC 5905 §8). Of the last
 * sixteen exchanges that with the shortest way there and back is believed: what made the others longer may have been on one
 * side of them alone. Remembers; for one thread.
 */
final class ClockOffset {
    private static final int KEPT = 16;

    private final Deque<Estimate> kept = new ArrayDeque<>();

    /**
     * One exchange's.
     *
     * @param seconds their clock less ours; negative where theirs is behind
     * @param uncertaintySeconds half of the way there and back: the truth is no farther from {@code seconds}, as long as
     *     both clocks run evenly
     */
    record Estimate(double seconds, double uncertaintySeconds) {}

    /** Adds an exchange: when we asked and were answered, by our clock in seconds since 1970, and their times. */
    void add(double asked, Stamps theirs, double answered) {
        double away = answered - asked - (theirs.sent() - theirs.received());
        double offset = ((theirs.received() - asked) + (theirs.sent() - answered)) / 2;
        if (kept.size() == KEPT) {
            kept.removeFirst();
        }
        kept.addLast(new Estimate(offset, Math.max(0, away) / 2));
    }

    /** The best one; empty before the first exchange. */
    Optional<Estimate> best() {
        return kept.stream().min(Comparator.comparingDouble(Estimate::uncertaintySeconds));
    }

    Reading offset() {
        return reading(best().map(Estimate::seconds));
    }

    Reading uncertainty() {
        return reading(best().map(Estimate::uncertaintySeconds));
    }

    private static Reading reading(Optional<Double> seconds) {
        return seconds.<Reading>map(it -> new Reading.Value(Quantity.seconds(it), Scope.HOST))
                .orElse(new Reading.Failed("the clocks were not compared yet"));
    }
}

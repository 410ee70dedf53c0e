package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Loop.Acceptor;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Counts connections as they are accepted, on whichever loop, and gives each its seat. */
final class Door implements Acceptor {
    private final List<StandinLane> lanes;
    private final Steward steward;
    private final long stopAt;
    private final long refuseAfter;
    private final AtomicLong accepted = new AtomicLong();

    Door(Faults faults, List<StandinLane> lanes, Steward steward) {
        this.lanes = List.copyOf(lanes);
        this.steward = steward;
        this.stopAt = faults.number(Fault.STOP_ACCEPTING_AT).orElse(Long.MAX_VALUE);
        this.refuseAfter = faults.number(Fault.REFUSE_AFTER).orElse(Long.MAX_VALUE);
    }

    /**
     * {@inheritDoc} The listener needs a moment to stop, and accepts a few more until then: they are closed where it
     * shall refuse; where it shall only stop they are seated and never spoken to, as a ghost in the backlog is not.
     */
    @Override
    public Optional<Seat> accepted(Loop loop) {
        long nth = accepted.incrementAndGet();
        if (nth == 1) {
            steward.firstConnection();
        }
        if (nth == stopAt) {
            steward.stopAccepting();
        }
        if (nth == refuseAfter) {
            steward.refuse();
        }
        if (nth > refuseAfter) {
            return Optional.empty();
        }
        StandinLane lane = lanes.stream()
                .filter(candidate -> candidate.loop() == loop)
                .findFirst()
                .orElseThrow();
        return lane.seat(nth);
    }
}

package dev.plimsoll.soak.load.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.record.Latency;
import dev.plimsoll.soak.load.record.Recorder;
import dev.plimsoll.soak.load.record.Tally;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/** Ten seconds of 500 messages a second over 50 connections, one in flight each, on a simulated clock. */
class StalledGatewayTest {
    private static final int CONNECTIONS = 50;
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private record Reply(int slot, long id, long dueNanos) {}

    private final Recorder recorder = new Recorder();
    private final Messages messages = new Messages(recorder, 0, CONNECTIONS, 1);
    private final Deque<Reply> replies = new ArrayDeque<>();
    private long now;

    @Test
    void aStallOfOneSecondIsSeenFromTheIntendedTimes() {
        run(5 * SECOND, 6 * SECOND);
        Histogram intended = recorder.take(Latency.MESSAGE);
        Histogram service = recorder.take(Latency.MESSAGE_SERVICE);
        assertThat(intended.getTotalCount()).isEqualTo(5_000);
        assertThat(intended.getMaxValue()).isGreaterThanOrEqualTo(900 * TICK);
        assertThat(intended.getValueAtPercentile(99)).isGreaterThanOrEqualTo(800 * TICK);
        assertThat(service.getCountBetweenValues(500 * TICK, 10 * SECOND)).isBetween(1L, (long) CONNECTIONS);
    }

    @Test
    void withoutAStallNothingIsLate() {
        run(0, 0);
        assertThat(recorder.total(Tally.ANSWERED)).isEqualTo(5_000);
        assertThat(recorder.take(Latency.MESSAGE).getMaxValue()).isLessThan(10 * TICK);
    }

    private void run(long stallsNanos, long resumesNanos) {
        Sending sending = new Sending(
                new Pacer(0, 500),
                new Sending.Spec(5_000, 64, 1),
                Opened.all(CONNECTIONS),
                messages,
                recorder,
                (slot, id, bytes) -> replies.add(new Reply(slot, id, now + TICK)));
        for (; now < 10 * SECOND || !sending.done(); now += TICK) {
            sending.step(now);
            boolean stalled = now >= stallsNanos && now < resumesNanos;
            while (!stalled && !replies.isEmpty() && replies.peek().dueNanos() <= now) {
                Reply reply = replies.remove();
                messages.answered(reply.slot(), reply.id(), true, now);
                sending.answered(reply.slot(), now);
            }
        }
    }
}

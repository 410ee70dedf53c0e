package dev.plimsoll.soak.standin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AppointmentsTest extends ClosesWhatItOpens {
    private static final Duration PAUSE = Duration.ofMillis(700);

    @Test
    void allLoopsStandStillOnce() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP, "stall=700ms@300ms");
                Caller one = serving.caller();
                Caller other = serving.caller()) { // accepted in turn: one on each loop
            one.send(64, 0).await(2);

            assertThat(longestEcho(one, other)).isBetween(PAUSE.dividedBy(2), PAUSE.multipliedBy(4));
            assertThat(longestEcho(one, other)).isLessThan(PAUSE.dividedBy(2));
        }
    }

    @Test
    void aHealthyStandInDoesNotStandStill() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP);
                Caller one = serving.caller();
                Caller other = serving.caller()) {
            assertThat(longestEcho(one, other)).isLessThan(PAUSE.dividedBy(2));
        }
    }

    @Test
    void thePauseFollowsTheFirstConnection() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP, "stall=30s@1ms");
                Caller caller = serving.caller()) {
            await().atMost(5, SECONDS).until(() -> standingStill() == Serving.LOOPS);
            assertThat(caller.send(64, 1).hearsNothingFor(Duration.ofMillis(200)))
                    .isTrue();
        } // and closing does not wait for its end
    }

    @Test
    void itDiesSoLongAfterTheFirstConnection() throws Exception {
        try (Serving serving = Serving.with(Protocols.TCP, "die-at=300ms")) {
            assertThat(serving.death()).isNotDone();
            long beganNanos = System.nanoTime();
            try (Caller caller = serving.caller()) {
                assertThat(serving.death().get(5, SECONDS)).isTrue();
                assertThat(caller.await(1)).containsExactly("established");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - beganNanos)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        }
    }

    @Test
    void itRestartsOnItsPortAndItsConnectionsAreReset() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "restart-at=300ms");
                Caller before = serving.caller()) {
            assertThatThrownBy(before::awaitEnd)
                    .isInstanceOf(SocketException.class)
                    .hasMessageContaining("Connection reset");
            assertThatThrownBy(serving::knocking).isInstanceOf(ConnectException.class);

            await().atMost(5, SECONDS).until(() -> serving.sockets("0A") == 1);
            try (Caller after = serving.caller()) {
                assertThat(after.send(64, 1).await(2)).containsExactly("established", "answered 1");
            }
        }
    }

    /** The longest echo within a second and a bit, of alternating connections that ask at the same time. */
    private static Duration longestEcho(Caller one, Caller other) throws IOException {
        long beganNanos = System.nanoTime();
        long longestOfOneNanos = 0;
        long longestOfOtherNanos = 0;
        while (System.nanoTime() - beganNanos < Duration.ofMillis(1200).toNanos()) {
            long askedNanos = System.nanoTime();
            int told = one.await(0).size();
            int toldOther = other.await(0).size();
            one.send(64, 1);
            other.send(64, 2);
            one.await(told + 1);
            longestOfOneNanos = Math.max(longestOfOneNanos, System.nanoTime() - askedNanos);
            other.await(toldOther + 1);
            longestOfOtherNanos = Math.max(longestOfOtherNanos, System.nanoTime() - askedNanos);
        }
        return Duration.ofNanos(Math.min(longestOfOneNanos, longestOfOtherNanos));
    }

    private static long standingStill() {
        return Thread.getAllStackTraces().values().stream()
                .filter(trace -> java.util.Arrays.stream(trace)
                        .anyMatch(frame -> frame.getMethodName().equals("standStill")))
                .count();
    }
}

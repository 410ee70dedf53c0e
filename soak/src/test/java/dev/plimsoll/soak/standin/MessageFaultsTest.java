package dev.plimsoll.soak.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageFaultsTest extends ClosesWhatItOpens {
    private static final long[] TEN = LongStream.rangeClosed(1, 10).toArray();

    @ParameterizedTest
    @ValueSource(strings = {"drop-messages=0.5", "drop-acks=0.5"})
    void droppedMessagesAreNotAnswered(String order) throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, order);
                Caller caller = serving.caller()) {
            assertThat(caller.send(64, TEN).await(6))
                    .containsExactly(
                            "established", "answered 1", "answered 3", "answered 5", "answered 7", "answered 9");
            assertThat(caller.hearsNothingFor(Duration.ofMillis(200))).isTrue();
        }
    }

    @Test
    void corruptedMessagesComeBackUnderTheirIdAndDamaged() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP, "corrupt=0.2");
                Caller caller = serving.caller()) {
            List<String> log = caller.send(64, TEN).await(11);

            assertThat(log).contains("damaged 5", "damaged 10").hasSize(11);
            assertThat(log.stream().filter(line -> line.startsWith("answered"))).hasSize(8);
        }
    }

    @Test
    void aMessageThatIsAllIdComesBackUnderAnother() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP, "corrupt");
                Caller caller = serving.caller()) {
            assertThat(caller.send(8, 4).await(2)).containsExactly("established", "answered 5");
        }
    }

    @Test
    void duplicatedMessagesAreAnsweredTwice() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "duplicate=0.5");
                Caller caller = serving.caller()) {
            assertThat(caller.send(64, 1, 2, 3).await(5))
                    .containsExactly("established", "answered 1", "answered 2", "answered 2", "answered 3");
        }
    }

    @Test
    void slowRepliesAreLateWholeAndInOrder() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "slow=300ms");
                Caller caller = serving.caller()) {
            caller.send(64, 1, 2);

            assertThat(caller.hearsNothingFor(Duration.ofMillis(250))).isTrue();
            assertThat(caller.await(3)).containsExactly("established", "answered 1", "answered 2");
        }
    }

    @Test
    void aSlowReplyToAConnectionThatIsGoneIsForgotten() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP, "slow=100ms")) {
            for (int i = 0; i < 2 * Serving.LOOPS; i++) {
                try (Caller gone = serving.caller()) {
                    gone.send(64, 7);
                }
            }
            try (Caller caller = serving.caller()) {
                assertThat(caller.hearsNothingFor(Duration.ofMillis(300))).isTrue();
                assertThat(caller.send(64, 8).await(2)).containsExactly("established", "answered 8");
            }
        }
    }

    @Test
    void twoFaultsAreDoneEachInItsShare() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP, "drop-messages=0.5", "duplicate=0.3");
                Caller caller = serving.caller()) {
            assertThat(caller.send(64, TEN).await(7))
                    .containsExactly(
                            "established",
                            "answered 1",
                            "answered 3",
                            "answered 5",
                            "answered 7",
                            "answered 7",
                            "answered 9");
        }
    }
}

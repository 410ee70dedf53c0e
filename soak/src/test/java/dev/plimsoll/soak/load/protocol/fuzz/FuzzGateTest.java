package dev.plimsoll.soak.load.protocol.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.tcp.TcpFuzz;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketFuzz;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fuzzing looks for, done on purpose by a side that is otherwise sound, is found; the sound side is not. */
class FuzzGateTest {
    private static final long SEED = 1;
    private static final long CASES = 3_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A habit added to a sound side, and what fuzzing says of it. */
    private record Habit(String found, FaultySide.Habit habit) {
        @Override
        public String toString() {
            return found;
        }
    }

    static Stream<Habit> habits() {
        List<byte[]> hoard = new ArrayList<>();
        return Stream.of(
                new Habit(
                        "threw java.lang.IndexOutOfBoundsException",
                        (side, input, trace) -> input.get(input.limit() + (input.limit() % 7 == 3 ? 0 : -1))),
                new Habit(
                        "left 1 bytes unread", (side, input, trace) -> input.position(Math.max(0, input.limit() - 1))),
                new Habit("allocated ", (side, input, trace) -> hoard.add(new byte[64 * input.limit()])),
                new Habit("borrowed ", (side, input, trace) -> side.lend(2 * input.limit() + 300)),
                new Habit("bytes of a released connection", (side, input, trace) -> side.lend(1)),
                new Habit("an event after the last", (side, input, trace) -> {
                    if (trace.isOver()) {
                        trace.beatAnswered(0, 1);
                    }
                }),
                new Habit("more events than bytes", (side, input, trace) -> {
                    while (!trace.isOver() && !trace.hasWhims()) {
                        trace.beatAnswered(0, 1);
                    }
                }),
                new Habit("the pieces were understood otherwise than the whole", (side, input, trace) -> {
                    if (!trace.isOver()) {
                        trace.beatAnswered(0, input.limit());
                    }
                }),
                new Habit(
                        "bytes in answer to",
                        (side, input, trace) -> trace.wire().claim(9000).put(new byte[9000])));
    }

    @ParameterizedTest
    @MethodSource("habits")
    void aSideThatDoesWhatItMustNotIsFound(Habit wrong) {
        for (FuzzTarget sound : targets()) {
            Fuzzing fuzzing = Fuzzing.of(FaultySide.of(sound, wrong.habit()), SEED, 0, CASES, PATIENCE);
            assertThat(fuzzing.failure())
                    .as("%s", sound)
                    .hasValueSatisfying(said -> assertThat(said)
                            .contains(wrong.found())
                            .containsPattern("-D%s=%s:%d:\\d+$".formatted(Fuzzing.REPLAY, sound, SEED)));
        }
    }

    @Test
    void aSideThatLoopsIsFound() {
        CountDownLatch end = new CountDownLatch(1);
        FuzzTarget looping = FaultySide.of(targets().get(0), (side, input, trace) -> {
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        Fuzzing fuzzing = Fuzzing.of(looping, SEED, 0, CASES, PATIENCE);
        end.countDown();
        assertThat(fuzzing.failure())
                .hasValueSatisfying(said -> assertThat(said).contains("case 0: is still at it after PT1S, in "));
    }

    @Test
    void aFailureIsReplayedByTheCaseItNames() {
        FuzzTarget wrong = FaultySide.of(targets().get(1), (side, input, trace) -> {
            if (input.limit() % 100 == 77) {
                throw new ArithmeticException("77");
            }
        });
        String said = Fuzzing.of(wrong, SEED, 0, CASES, PATIENCE).failure().orElseThrow();
        long number = Long.parseLong(said.substring(said.lastIndexOf(':') + 1));
        assertThat(number).isPositive();
        assertThat(Fuzzing.of(wrong, SEED, number, 1, PATIENCE).failure()).contains(said);
    }

    @Test
    void theSameSidesWithoutThatAreSound() {
        for (FuzzTarget sound : targets()) {
            FuzzTarget around = FaultySide.of(sound, (side, input, trace) -> {});
            assertThat(Fuzzing.of(around, SEED, 0, CASES, PATIENCE).failure()).isEmpty();
        }
    }

    private static List<FuzzTarget> targets() {
        return Stream.concat(WebSocketFuzz.targets().stream(), TcpFuzz.targets().stream())
                .toList();
    }
}

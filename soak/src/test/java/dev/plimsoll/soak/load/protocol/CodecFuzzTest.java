package dev.plimsoll.soak.load.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.fuzz.FuzzTarget;
import dev.plimsoll.soak.load.protocol.fuzz.Fuzzing;
import dev.plimsoll.soak.load.protocol.tcp.TcpFuzz;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketFuzz;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Hostile bytes for both sides of both protocols. {@code -Dplimsoll.fuzz.cases} says how many in all, {@code
 * -Dplimsoll.fuzz.seed} which; {@code -Dplimsoll.fuzz.replay=TARGET:SEED:CASE} runs one again, as its failure says.
 */
class CodecFuzzTest {
    private static final long CASES = Long.getLong("plimsoll.fuzz.cases", 160_000);
    private static final long SEED = Long.getLong("plimsoll.fuzz.seed", 6455);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static List<FuzzTarget> targets() {
        return Stream.concat(WebSocketFuzz.targets().stream(), TcpFuzz.targets().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void noBytesBreakASide(FuzzTarget target) {
        String replay = System.getProperty(Fuzzing.REPLAY, "");
        if (replay.isEmpty()) {
            Fuzzing fuzzing = Fuzzing.of(target, SEED, 0, CASES / targets().size(), PATIENCE);
            assertThat(fuzzing.failure()).isEmpty();
            assertThat(fuzzing.over()).isBetween(fuzzing.cases() / 4, fuzzing.cases() * 19 / 20);
            assertThat(fuzzing.messages()).isGreaterThan(fuzzing.cases() / 4);
        } else {
            String[] words = replay.split(":", -1);
            assertThat(targets()).extracting(FuzzTarget::name).contains(words[0]);
            if (target.name().equals(words[0])) {
                replay(target, Long.parseLong(words[1]), Long.parseLong(words[2]));
            }
        }
    }

    /** The case alone, then after all those before it, whose traces it may have stumbled over. */
    private static void replay(FuzzTarget target, long seed, long number) {
        assertThat(Fuzzing.of(target, seed, number, 1, PATIENCE).failure()).isEmpty();
        assertThat(Fuzzing.of(target, seed, 0, number + 1, PATIENCE).failure()).isEmpty();
    }
}

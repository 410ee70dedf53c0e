package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.transport.choice.TransportKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@link NegativeRunsTest} claims of faults that show on the wire, over the transports that it does not take. */
final class NegativeTransportsTest {
    @TempDir
    private Path out = Path.of("unset");

    @ParameterizedTest
    @EnumSource(TransportKind.class)
    void aHealthyGatewayPassesAndThePlanNamesTheTransport(TransportKind kind) {
        SmallRun run = with(kind, "/scenarios/tiny.yaml");

        assertThat(run.reasons()).isEmpty();
        assertThat(run.exit()).isZero();
        assertThat(run.verdict().get("messages").get("answered").asInt()).isEqualTo(600);
        assertThat(run.folder().resolve("plan.json"))
                .content()
                .contains("\"transport\" : \"" + kind.word() + "\"", "\"transport.asked\" : \"" + kind.word() + "\"");
        assertThat(run.folder().resolve("events.jsonl")).content().contains("\"" + kind.word() + "\"");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "EPOLL")
    void quietPointsOfAHealthyGatewayShowNoLeak(TransportKind kind) {
        SmallRun run = with(kind, "/scenarios/small.yaml");

        assertThat(run.reasons()).isEmpty();
        assertThat(run.leak("fd").get("verdict").asText()).isEqualTo("clean");
        assertThat(run.leak("close_wait").get("verdict").asText()).isEqualTo("clean");
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aMisbehavingGatewayFailsByName(TransportKind kind, String faults, String names) {
        List<String> options = new ArrayList<>();
        for (String fault : faults.split("\\+", -1)) {
            options.addAll(List.of("--standin-fault", fault));
        }
        SmallRun run = with(kind, "/scenarios/tiny.yaml", options.toArray(String[]::new));

        assertThat(run.outcome()).as("%s", run.reasons()).isEqualTo("fail");
        assertThat(run.exit()).isEqualTo(99);
        assertThat(String.join("\n", run.reasons())).contains(names.split("\\+", -1));
    }

    static Stream<Arguments> faults() {
        return Arrays.stream(TransportKind.values())
                .filter(kind -> kind != TransportKind.EPOLL)
                .flatMap(kind -> Stream.of(
                        Arguments.of(kind, "silent", "accepts but does not answer"),
                        Arguments.of(kind, "refuse-after=10", "refused"),
                        Arguments.of(kind, "close-early=0.5", "closed-early"),
                        Arguments.of(
                                kind,
                                "drop-messages=0.05+corrupt=0.1+duplicate=0.2",
                                "lost+corrupted+messages_duplicated"),
                        Arguments.of(kind, "die-at=600ms", "the gateway died")));
    }

    private SmallRun with(TransportKind kind, String scenario, String... options) {
        List<String> all = new ArrayList<>(List.of("--transport", kind.word()));
        all.addAll(List.of(options));
        return SmallRun.of(SmallRun.resource(scenario), out, all.toArray(String[]::new));
    }
}

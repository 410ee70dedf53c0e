package dev.plimsoll.soak.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.Verdict.LimitResult;
import dev.plimsoll.soak.verdict.Verdict.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What a verdict says of limits that were found in samples. */
final class LimitFinderTest {
    private static final double HIT_SECONDS = 22;

    @Test
    void aGatewayThatIsFullWhileConnectsFailHitItsLimitThenAndThere() {
        Verdict verdict = failing(full("fd", "RLIMIT_NOFILE", 64)).verdict();
        LimitResult limit = limit(verdict, "RLIMIT_NOFILE", "gateway");
        assertThat(limit.hit()).isTrue();
        assertThat(limit.hitAtSeconds()).isEqualTo(HIT_SECONDS);
        assertThat(limit.hitAtConnections()).isEqualTo(900);
        assertThat(limit.evidence()).containsExactly("fd 64 of 64", "100 handshake-timed-out");
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.reasons())
                .filteredOn(reason -> reason.code().equals("limit"))
                .singleElement()
                .satisfies(reason -> assertThat(reason.subject()).isEqualTo("gateway"))
                .satisfies(reason -> assertThat(reason.message())
                        .isEqualTo("RLIMIT_NOFILE of the gateway was hit at 22 s with 900 connections: "
                                + "fd 64 of 64; 100 handshake-timed-out"));
    }

    @Test
    void aGatewayThatIsFullAndServesEveryoneHitNothing() {
        Verdict verdict = full("fd", "RLIMIT_NOFILE", 64).verdict();
        LimitResult limit = limit(verdict, "RLIMIT_NOFILE", "gateway");
        assertThat(limit.hit()).isFalse();
        assertThat(limit.hitAtSeconds()).isNull();
        assertThat(limit.evidence()).containsExactly("fd 64 of 64"); // and yet it is near
        assertThat(verdict.verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void aCounterThatAnybodyMayMoveWeighsOnlyWhereSomethingFailed() {
        Verdict healthy = overflowing(RunFixture.healthy()).verdict();
        assertThat(limit(healthy, "net.ipv4.tcp_max_tw_buckets", "gateway").hit())
                .isTrue();
        assertThat(healthy.verdict()).isEqualTo(Outcome.PASS);
        Verdict failing = overflowing(failing(RunFixture.healthy())).verdict();
        assertThat(failing.reasons())
                .anyMatch(reason ->
                        reason.code().equals("limit") && reason.subject().equals("gateway"));
    }

    @Test
    void aCeilingThatWasReadSaysHowManyConnectionsItAllows() {
        Verdict verdict = RunFixture.healthy()
                .reading("gateway", "map", sample -> value(200, Scope.PROCESS))
                .reading("gateway", "vm.max_map_count", sample -> value(65_530, Scope.HOST))
                .reading("gateway", "epoll_watch", sample -> value(1_000, Scope.PROCESS))
                .reading("gateway", "fs.epoll.max_user_watches", sample -> value(5_000, Scope.HOST))
                .verdict();
        assertThat(limit(verdict, "vm.max_map_count", "gateway").predictedConnections())
                .isNull(); // nobody knows what a connection takes of it
        assertThat(limit(verdict, "fs.epoll.max_user_watches", "gateway").predictedConnections())
                .isEqualTo(1_000 + 4_000);
        assertThat(verdict.verdict()).isEqualTo(Outcome.PASS);
    }

    @Test
    void whatTheMachineSharesIsNotTheGateways() {
        Verdict verdict = RunFixture.healthy()
                .reading("gateway", "system_files", sample -> value(100, Scope.HOST))
                .reading("gateway", "fs.file-max", sample -> value(1_000, Scope.HOST))
                .verdict();
        assertThat(verdict.limits()).noneMatch(limit -> limit.limit().equals("fs.file-max"));
    }

    @Test
    void anotherProcessesLimitSaysNothingAboutTheGenerator() {
        Verdict verdict = RunFixture.healthy()
                .event(25, Event.Kind.LIMIT_HIT, "limit", "RLIMIT_NOFILE", "subject", "proxy", "message", "EMFILE")
                .verdict();
        assertThat(verdict.reasons())
                .singleElement()
                .satisfies(reason -> assertThat(reason.subject()).isEqualTo("proxy"));
        assertThat(verdict.verdict()).isEqualTo(Outcome.FAIL);
    }

    private static RunFixture full(String used, String limit, double ceiling) {
        return RunFixture.healthy()
                .reading("gateway", used, at(seconds -> seconds >= HIT_SECONDS ? ceiling : 10, Scope.PROCESS))
                .reading("gateway", limit, sample -> value(ceiling, Scope.PROCESS));
    }

    private static RunFixture overflowing(RunFixture run) {
        ToDoubleFunction<Double> counter = seconds -> seconds >= HIT_SECONDS ? 50 : 0;
        return run.reading("gateway", "tcp.time_wait_overflow", at(counter, Scope.NAMESPACE));
    }

    private static RunFixture failing(RunFixture run) {
        return run.connections(
                HIT_SECONDS,
                c -> new LoadSample.Connections(
                        900, 200, 100, 0, 0, Map.of(FailureKind.HANDSHAKE_TIMED_OUT, 100L), Map.of()));
    }

    private static Function<Sample, Optional<Reading>> at(ToDoubleFunction<Double> amount, Scope scope) {
        return sample -> value(amount.applyAsDouble(sample.seconds()), scope);
    }

    private static Optional<Reading> value(double amount, Scope scope) {
        return Optional.of(new Reading.Value(Quantity.count(amount), scope));
    }

    private static LimitResult limit(Verdict verdict, String name, String subject) {
        return verdict.limits().stream()
                .filter(limit -> limit.limit().equals(name) && limit.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + name + " of the " + subject + " in " + verdict.limits()));
    }
}

package dev.plimsoll.probe.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SumTest {
    private static final Reading ABSENT = new Reading.Absent("not a JVM");

    @Test
    void oneFullWorkerAmongFiveIsAsFullAsItIs() {
        Map<String, Reading> sum = Sum.of(
                List.of(files(12, 1024), files(1024, 1024), files(500, 1024), files(500, 1024), files(500, 1024)));
        assertThat(amount(sum, "fd")).isEqualTo(2536);
        assertThat(amount(sum, "RLIMIT_NOFILE")).isEqualTo(2536, within(1e-6));
    }

    @Test
    void workersWithRoomHaveRoomTogether() {
        Map<String, Reading> sum = Sum.of(List.of(files(256, 1024), files(512, 1024)));
        assertThat(amount(sum, "fd") / amount(sum, "RLIMIT_NOFILE")).isEqualTo(0.5, within(1e-6));
    }

    @Test
    void manyProcessesWithFewMappingsEachAreNotFull() {
        Map<String, Reading> one =
                Map.of("map", count(400, Scope.PROCESS), "vm.max_map_count", count(65_530, Scope.HOST));
        Map<String, Reading> sum = Sum.of(Collections.nCopies(256, one));
        assertThat(amount(sum, "map")).isEqualTo(102_400);
        assertThat(amount(sum, "map") / amount(sum, "vm.max_map_count")).isEqualTo(400.0 / 65_530, within(1e-9));
    }

    @Test
    void whatTheUserMayHaveIsNotMoreForHavingTwoProcesses() {
        Map<String, Reading> one =
                Map.of("signals_queued", count(10, Scope.USER), "RLIMIT_SIGPENDING", count(64, Scope.PROCESS));
        Map<String, Reading> sum = Sum.of(List.of(one, one));
        assertThat(amount(sum, "signals_queued")).isEqualTo(10);
        assertThat(amount(sum, "RLIMIT_SIGPENDING")).isEqualTo(64);
    }

    @Test
    void aShellBesideTheJvmDoesNotHideItsHeap() {
        Reading heap = Reading.ofProcess(Quantity.bytes(4096));
        Map<String, Reading> sum = Sum.of(List.of(Map.of("heap", ABSENT), Map.of("heap", heap)));
        assertThat(sum.get("heap")).isEqualTo(heap);
    }

    @Test
    void aListenerThatManyHoldIsCountedOnce() {
        Map<String, Reading> one =
                Map.of("accept_queue", count(129, Scope.PROCESS), "accept_queue_limit", count(128, Scope.PROCESS));
        Map<String, Reading> sum = Sum.of(List.of(one, one, one));
        assertThat(amount(sum, "accept_queue")).isEqualTo(129);
        assertThat(amount(sum, "accept_queue_limit")).isEqualTo(128, within(1e-6));
    }

    private static double amount(Map<String, Reading> readings, String resource) {
        return readings.getOrDefault(resource, ABSENT).amountOrNaN();
    }

    private static Map<String, Reading> files(double open, double limit) {
        return Map.of("fd", count(open, Scope.PROCESS), "RLIMIT_NOFILE", count(limit, Scope.PROCESS));
    }

    private static Reading count(double amount, Scope scope) {
        return new Reading.Value(Quantity.count(amount), scope);
    }
}

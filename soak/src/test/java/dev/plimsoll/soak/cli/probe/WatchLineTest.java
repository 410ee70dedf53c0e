package dev.plimsoll.soak.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WatchLineTest {
    private final WatchLine line = new WatchLine();

    private String next(String resource, double amount) {
        Quantity quantity = new Quantity(amount, Unit.COUNT);
        return line.next("pid:1", Map.of(resource, new Reading.Value(quantity, Scope.PROCESS)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tcp.listen_overflows",
                "cgroup_oom_kill",
                "cgroup_memory_hit",
                "cgroup_task_hit",
                "cgroup_throttled",
                "gc"
            })
    void aCounterThatMovesIsShownByHowMuchAndOneThatRestsIsNot(String counter) {
        assertThat(next(counter, 7)).isEqualTo("pid:1");
        assertThat(next(counter, 9)).isEqualTo("pid:1  " + counter + " +2");
        assertThat(next(counter, 9)).isEqualTo("pid:1");
    }

    @Test
    void aLevelThatRisesIsNoCounter() {
        next("map", 7);
        assertThat(next("map", 9)).isEqualTo("pid:1");
    }
}

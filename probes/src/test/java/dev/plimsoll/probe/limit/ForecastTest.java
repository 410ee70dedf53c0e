package dev.plimsoll.probe.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ForecastTest {
    private final Map<String, Reading> readings = new HashMap<>();

    private void is(String resource, double amount) {
        readings.put(resource, new Reading.Value(new Quantity(amount, Unit.COUNT), Scope.PROCESS));
    }

    private List<String> order() {
        return Forecast.all("gateway", readings, Map.of()).stream()
                .filter(forecast -> Double.isFinite(forecast.headroom().share()))
                .map(forecast -> forecast.limit().name())
                .toList();
    }

    @Test
    void aQueueThatIsNearlyFullStandsAboveALimitWithMillionsFree() {
        is("fd", 10);
        is("RLIMIT_NOFILE", 5_000_000);
        is("accept_queue", 99);
        is("accept_queue_limit", 100);
        assertThat(order()).containsExactly("accept queue", "RLIMIT_NOFILE");
    }

    @Test
    void aQueueThatIsNotNearlyFullStandsBelowWhereConnectionsAreKnown() {
        is("fd", 10);
        is("RLIMIT_NOFILE", 5_000_000);
        is("accept_queue", 79);
        is("accept_queue_limit", 100);
        assertThat(order()).containsExactly("RLIMIT_NOFILE", "accept queue");
    }

    @Test
    void nearlyFullGoByShareThenKnownOnesByConnectionsThenTheRestByShare() {
        is("fd", 81);
        is("RLIMIT_NOFILE", 100);
        is("accept_queue", 80);
        is("accept_queue_limit", 100);
        is("system_files", 70);
        is("fs.file-max", 100);
        is("epoll_watch", 1);
        is("fs.epoll.max_user_watches", 21);
        is("map", 1);
        is("vm.max_map_count", 100);
        is("tcp_orphan", 60);
        is("net.ipv4.tcp_max_orphans", 100);
        assertThat(order())
                .containsExactly(
                        "RLIMIT_NOFILE",
                        "accept queue",
                        "fs.epoll.max_user_watches",
                        "fs.file-max",
                        "net.ipv4.tcp_max_orphans",
                        "vm.max_map_count");
    }
}

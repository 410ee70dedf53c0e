package dev.plimsoll.probe.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.probe.remote.http.Endpoint;
import dev.plimsoll.probe.remote.http.Endpoint.Security;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteAddressTest {
    @Test
    void aServedProbeIsAHostAPortAndASubjectThere() {
        assertThat(RemoteAddress.parse("probe://192.0.2.7:9909/pid:42"))
                .contains(new RemoteAddress.Served(
                        new Endpoint("192.0.2.7", 9909, Security.TLS_BEYOND_LOOPBACK, "/"), "pid:42"));
        assertThat(RemoteAddress.parse("probes://[::1]:9909/name:nginx"))
                .contains(new RemoteAddress.Served(new Endpoint("::1", 9909, Security.TLS, "/"), "name:nginx"));
    }

    @Test
    void goAndMetricsAreUrls() {
        assertThat(RemoteAddress.parse("go:http://gw:6060/debug/pprof/"))
                .contains(new RemoteAddress.Go(new Endpoint("gw", 6060, Security.PLAIN, "/debug/pprof")));
        assertThat(RemoteAddress.parse("metrics:https://gw/metrics?x=1#rooms,sessions_open"))
                .contains(new RemoteAddress.Metrics(
                        new Endpoint("gw", 443, Security.TLS, "/metrics?x=1"), List.of("rooms", "sessions_open")));
    }

    @Test
    void whatIsReadOnThisMachineIsNoneOfThem() {
        assertThat(RemoteAddress.parse("pid:42")).isEmpty();
        assertThat(RemoteAddress.parse("port:8080")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "probe://192.0.2.7/pid:42",
                "probe://192.0.2.7:9909/",
                "probe://192.0.2.7:9909/pid:me",
                "probe://192.0.2.7:99099/pid:42",
                "probe://user@192.0.2.7:9909/pid:42",
                "probe:pid:42",
                "go:ftp://gw/debug/pprof",
                "go:http://user:secret@gw/debug/pprof",
                "go:http://gw/debug#x",
                "metrics:http://gw/metrics#a b",
                "metrics:gw:9100",
                "metrics:http://:9100/"
            })
    void whatIsNoAddressIsRefusedInWords(String words) {
        assertThatThrownBy(() -> RemoteAddress.parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }
}

package dev.plimsoll.soak.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetTest {
    @Test
    void aTargetIsSchemeHostPortAndPath() {
        assertThat(Target.parse("ws://127.0.0.1:8080/ws?room=1"))
                .isEqualTo(Parsed.good(new Target("ws", "127.0.0.1", 8080, "/ws?room=1")));
        assertThat(Target.parse("wss://[::1]:8443/ws")).isEqualTo(Parsed.good(new Target("wss", "::1", 8443, "/ws")));
        assertThat(Target.parse("WSS://gate/ws")).isEqualTo(Parsed.good(new Target("wss", "gate", 443, "/ws")));
        assertThat(Target.parse("tcp://[::1]:9000")).isEqualTo(Parsed.good(new Target("tcp", "::1", 9000, "/")));
    }

    @Test
    void wssIsWsInsideTls() {
        assertThat(new Target("wss", "gate", 443, "/"))
                .returns("ws", Target::protocol)
                .returns(true, Target::hasTls)
                .hasToString("wss://gate:443/");
        assertThat(new Target("ws", "gate", 80, "/"))
                .returns("ws", Target::protocol)
                .returns(false, Target::hasTls);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://127.0.0.1:1/ws | is not reached yet: this version speaks tcp://, ws:// and wss://",
                "wz://127.0.0.1:1/ws | has an unknown scheme; did you mean \"ws\"?",
                "ws://127.0.0.1/ws | has no port; write e.g. ws://127.0.0.1:8080",
                "ws://127.0.0.1:0/ws | has no such port; write 1 to 65535",
                "ws://127.0.0.1:65536/ws | has no such port",
                "tcp://127.0.0.1:1/ws | has a path",
                "127.0.0.1:8080 | is not a target; write e.g. ws://",
                "ws://user:secret@host:80/ | is not a target",
                "ws://host:80/#there | is not a target"
            })
    void aTargetThatIsNoneSaysWhatToWrite(String text, String message) {
        assertThat(Target.parse(text).match(Object::toString, wrong -> wrong)).contains("\"" + text + "\" " + message);
    }
}

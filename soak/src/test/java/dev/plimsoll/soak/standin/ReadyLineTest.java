package dev.plimsoll.soak.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadyLineTest {
    private static final ReadyLine LINE = new ReadyLine("ws", "127.0.0.1", 40_001, 77, List.of("leak-fd=0.1"));

    @Test
    void theLineIsOneObject() {
        assertThat(LINE.toJson())
                .isEqualTo(
                        "{\"kind\":\"ws\",\"host\":\"127.0.0.1\",\"port\":40001,\"pid\":77,\"faults\":[\"leak-fd=0.1\"]}");
    }

    @Test
    void whatIsWrittenIsRead() {
        assertThat(ReadyLine.parse(LINE.toJson())).contains(LINE);
    }

    @Test
    void aFieldOfALaterVersionIsSkipped() {
        assertThat(ReadyLine.parse(LINE.toJson().replace("{", "{\"colour\":\"red\",")))
                .contains(LINE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{}", "listening on 127.0.0.1:40001", "{\"kind\":\"ws\",\"host\":", "[]"})
    void whatIsNotAReadyLineIsNotRead(String line) {
        assertThat(ReadyLine.parse(line)).isEmpty();
    }
}

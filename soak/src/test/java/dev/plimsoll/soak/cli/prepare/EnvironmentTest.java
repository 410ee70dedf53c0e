package dev.plimsoll.soak.cli.prepare;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void theNumbersOfASettingArePartedByOneBlank() {
        assertThat(Environment.onOneLine("4096\t131072\t 33554432\n")).isEqualTo("4096 131072 33554432");
        assertThat(Environment.onOneLine("32768 60999")).isEqualTo("32768 60999");
    }
}

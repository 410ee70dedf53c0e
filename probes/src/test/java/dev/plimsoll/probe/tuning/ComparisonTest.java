package dev.plimsoll.probe.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonTest {
    @ParameterizedTest
    @CsvSource({
        "EQUALS, 1, 1, true",
        "EQUALS, 1, 2, false",
        "EQUALS, 4096 131072 6291456, 4096\t131072\t6291456, true",
        "EQUALS, cubic, cubic, true",
        "EQUALS, cubic, bbr, false",
        "EQUALS, 010, 10, true",
        "AT_LEAST, 65535, 65535, true",
        "AT_LEAST, 65535, 65534, false",
        "AT_LEAST, 65535, unlimited, true",
        "AT_LEAST, unlimited, 65535, false",
        "AT_LEAST, infinity, unlimited, true",
        "AT_LEAST, 4096 16384 4194304, 4096 16384 4194305, true",
        "AT_LEAST, 4096 16384 4194304, 4096 16383 4194305, false",
        "AT_LEAST, 1, 1 2, false",
        "AT_LEAST, 1, many, false",
        "AT_LEAST, 9223372036854775807, 18446744073692774399, true",
        "AT_MOST, 30, 30, true",
        "AT_MOST, 30, 60, false",
        "RANGE_COVERS, 1024 65535, 1024 65535, true",
        "RANGE_COVERS, 10240 65535, 1024 65535, true",
        "RANGE_COVERS, 1024 65535, 32768 60999, false",
        "RANGE_COVERS, 1024 65535, 1024, false",
    })
    void aValueHoldsOrDoesNot(Comparison comparison, String declared, String observed, boolean holds) {
        assertThat(comparison.holds(declared, observed)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"AT_LEAST, many", "AT_MOST, 5k", "RANGE_COVERS, 65535", "RANGE_COVERS, 65535 1024"})
    void whatCannotBeComparedSaysWhatToWrite(Comparison comparison, String declared) {
        assertThat(comparison.unfit(declared).orElseThrow()).contains("write");
        assertThat(comparison.unfit("1 2")).isEmpty();
    }
}

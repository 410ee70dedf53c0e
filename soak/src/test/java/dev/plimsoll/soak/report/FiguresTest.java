package dev.plimsoll.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0|0",
                "10000|10,000",
                "-3|-3",
                "0.3|0.3",
                "1.0234|1.02",
                "0.01234|0.0123",
                "12.34|12.3",
                "1234.5|1,235",
                "NaN|unknown"
            })
    void countsReadAsPeopleWriteThem(double amount, String text) {
        assertThat(Figures.count(amount)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 B",
        "9,9 B",
        "0.5,0.5 B",
        "1023,1023 B",
        "1024,1.0 KiB",
        "2150,2.1 KiB",
        "4096,4.0 KiB",
        "222298112,212 MiB",
        "1524713390,1.42 GiB",
        "104850000,100 MiB",
        "-2048,-2.0 KiB",
        "NaN,unknown"
    })
    void bytesComeInTheLargestUnitThatLeavesAWhole(double amount, String text) {
        assertThat(Figures.bytes(amount)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 s",
        "1e-9,1 ns",
        "0.000412,412 µs",
        "0.0019,1.9 ms",
        "0.041,41 ms",
        "0.9,900 ms",
        "3.1,3.1 s",
        "15,15 s",
        "75,1 min 15 s",
        "120,2 min",
        "11400,3 h 10 min",
        "97200,1 d 3 h",
        "-2,-2 s",
        "NaN,unknown"
    })
    void timesReadFromNanosecondsToDays(double seconds, String text) {
        assertThat(Figures.seconds(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0.38,38%", "0.004,0.4%", "1,100%", "1.25,125%", "0,0%"})
    void sharesArePercentages(double share, String text) {
        assertThat(Figures.share(share)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"42.9,00:42", "75,01:15", "11564,03:12:44", "0,00:00"})
    void momentsReadAsOnAClock(double seconds, String text) {
        assertThat(Figures.clock(seconds)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"2150,100,2.1 ±0.1 KiB", "100,5,100 ±5 B", "2150,NaN,2.1 KiB"})
    void anIntervalIsInTheUnitOfItsAmount(double amount, double halfWidth, String text) {
        assertThat(Figures.bytesWithin(amount, halfWidth)).isEqualTo(text);
    }
}

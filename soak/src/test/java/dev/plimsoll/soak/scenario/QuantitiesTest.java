package dev.plimsoll.soak.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "100us,PT0.0001S",
        "200ms,PT0.2S",
        "5s,PT5S",
        "1.5s,PT1.5S",
        "1m,PT1M",
        "1m30s,PT1M30S",
        "2h,PT2H",
        "30d,P30D"
    })
    void aDurationIsTheSumOfItsParts(String text, Duration duration) {
        assertThat(Quantities.duration(text)).isEqualTo(Parsed.good(duration));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5 | has no unit; write 5s or 5ms",
                "5x | is not a duration; write e.g. 200ms, 5s or 1m30s",
                "5 s | is not a duration",
                "-5s | is not a duration",
                "0s | is no time at all",
                "31d | is too long; at most 30d",
                "999999999d | is too long; at most 30d"
            })
    void aDurationThatIsNoneSaysWhatToWrite(String text, String message) {
        assertThat(wrong(Quantities.duration(text))).startsWith("\"" + text + "\" " + message);
    }

    @Test
    void aSizeCountsIn1024s() {
        assertThat(Quantities.bytes("64B")).isEqualTo(Parsed.good(64L));
        assertThat(Quantities.bytes("1.5KiB")).isEqualTo(Parsed.good(1536L));
        assertThat(Quantities.bytes("1MiB")).isEqualTo(Parsed.good(1L << 20));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "64 | has no unit; write 64B or 64KiB",
                "64KB | is not a size here; write 64KiB",
                "4kB | is not a size here; write 4KiB",
                "1M | is not a size here; write 1MiB",
                "0.3B | is not a whole number of bytes",
                "many | is not a size; write e.g. 64B"
            })
    void aSizeThatIsNoneSaysWhatToWrite(String text, String message) {
        assertThat(wrong(Quantities.bytes(text))).startsWith("\"" + text + "\" " + message);
    }

    @Test
    void aRateIsPerSecondWhateverItIsWrittenIn() {
        assertThat(Quantities.perSecond("500/s")).isEqualTo(Parsed.good(500.0));
        double perSecond = Quantities.perSecond("5000/m").match(rate -> rate, wrong -> 0.0);
        assertThat(perSecond).isCloseTo(83.33, within(0.01));
        assertThat(Quantities.rate("1/s per connection")).isEqualTo(Parsed.good(new Rate(1, Rate.Per.CONNECTION)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5k/m | is not a rate; write 5000/m or 83/s",
                "2k/s | is not a rate; write 2000/s",
                "fast | is not a rate; write e.g. 500/s or 5000/m",
                "500 | has no unit; write 500/s or 500/m",
                "0/s | never happens",
                "99999999/s | is too fast"
            })
    void aRateThatIsNoneSaysWhatToWrite(String text, String message) {
        assertThat(wrong(Quantities.perSecond(text))).startsWith("\"" + text + "\" " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10k | is not a whole number; write 10000",
                "10_000 | is not a whole number; write 10000",
                "10,000 | is not a whole number; write 10000",
                "x | is not a whole number; write e.g. 3000",
                "0 | is out of range; write 1 to 5000",
                "99999999999999999 | is out of range; write 1 to 5000"
            })
    void aCountThatIsNoneSaysWhatToWrite(String text, String message) {
        assertThat(wrong(Quantities.whole(text, 1, 5000))).isEqualTo("\"" + text + "\" " + message);
    }

    @Test
    void aShareIsANumberOrAPercentage() {
        assertThat(Quantities.share("33%")).isEqualTo(Parsed.good(new Share(0.33, Share.Of.CONNECTIONS)));
        assertThat(Quantities.share("500")).isEqualTo(Parsed.good(new Share(500, Share.Of.NUMBER)));
        assertThat(wrong(Quantities.share("0.5"))).contains("write e.g. 50% or 5000");
        assertThat(wrong(Quantities.share("101%"))).contains("at most 100%");
    }

    @Test
    void whatAPersonWroteIsRepeatedOnOneLineAndCut() {
        assertThat(Parsed.quoted("a\nb\u202Ec")).isEqualTo("\"a?b?c\"");
        assertThat(Parsed.quoted("x".repeat(1000))).hasSizeLessThan(60).endsWith("…\"");
    }

    private static String wrong(Parsed<?> parsed) {
        return parsed.match(good -> "understood as " + good, message -> message);
    }
}

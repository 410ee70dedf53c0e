package dev.plimsoll.soak.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations, sizes, rates, shares and counts as people write them. Nothing without a unit is guessed at. */
public final class Quantities {
    /** A duration: {@code 200ms}, {@code 5s}, {@code 1m30s}. */
    public static final String DURATION = "([0-9]{1,9}(\\.[0-9]{1,9})?(ns|us|µs|ms|s|m|h|d))+";
    /** A size: {@code 64B}, {@code 4KiB}. */
    public static final String SIZE = "[0-9]{1,12}(\\.[0-9]{1,9})?(B|KiB|MiB|GiB)";
    /** A rate of all connections together: {@code 500/s}, {@code 5000/m}. */
    public static final String RATE = "[0-9]{1,9}(\\.[0-9]{1,9})?/(s|m|h)";
    /** A share: {@code 50%}. */
    public static final String PERCENT = "[0-9]{1,3}(\\.[0-9]{1,9})?%";
    /** The longest duration there is in a scenario. */
    public static final Duration LONGEST = Duration.ofDays(30);

    private static final String PER_CONNECTION = " per connection";
    private static final double MOST_PER_SECOND = 10_000_000;
    private static final int LONGEST_TEXT = 64;
    private static final Pattern PART = Pattern.compile("([0-9.]+)(ns|us|µs|ms|s|m|h|d)");
    private static final Pattern THOUSANDS = Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)([kKmM])?/(s|m|h)");
    private static final Pattern SCALED_SIZE = Pattern.compile("([0-9.]{1,12}) ?([kKmMgG])(?:i?[bB])?");
    private static final Map<String, Long> NANOS = Map.of(
            "ns", 1L,
            "us", 1_000L,
            "µs", 1_000L,
            "ms", 1_000_000L,
            "s", 1_000_000_000L,
            "m", 60_000_000_000L,
            "h", 3_600_000_000_000L,
            "d", 86_400_000_000_000L);
    private static final Map<String, Long> BYTES = Map.of("B", 1L, "KiB", 1L << 10, "MiB", 1L << 20, "GiB", 1L << 30);
    private static final Map<String, Integer> SECONDS = Map.of("s", 1, "m", 60, "h", 3600);

    private Quantities() {}

    /** A duration above nothing and up to {@link #LONGEST}. */
    public static Parsed<Duration> duration(String text) {
        if (isNumber(text)) {
            return Parsed.wrong(text, "has no unit; write " + text + "s or " + text + "ms");
        }
        if (!matches(text, DURATION)) {
            return Parsed.wrong(text, "is not a duration; write e.g. 200ms, 5s or 1m30s");
        }
        BigDecimal nanos = BigDecimal.ZERO;
        Matcher part = PART.matcher(text);
        while (part.find()) {
            nanos = nanos.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit(NANOS, part.group(2)))));
        }
        if (nanos.compareTo(BigDecimal.ONE) < 0) {
            return Parsed.wrong(text, "is no time at all; write more than 0s");
        }
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
            return Parsed.wrong(text, "is too long; at most 30d");
        }
        return Parsed.good(Duration.ofNanos(nanos.longValue()));
    }

    /** A whole number of bytes. */
    public static Parsed<Long> bytes(String text) {
        if (isNumber(text)) {
            return Parsed.wrong(text, "has no unit; write " + text + "B or " + text + "KiB");
        }
        if (!matches(text, SIZE)) {
            Matcher scaled = SCALED_SIZE.matcher(text);
            return scaled.matches() && text.length() <= LONGEST_TEXT
                    ? Parsed.wrong(
                            text,
                            "is not a size here; write " + scaled.group(1)
                                    + scaled.group(2).toUpperCase(Locale.ROOT) + "iB (steps of 1024)")
                    : Parsed.wrong(text, "is not a size; write e.g. 64B, 4KiB or 1MiB");
        }
        int digits = text.length() - (text.endsWith("iB") ? 3 : 1);
        BigDecimal amount = new BigDecimal(text.substring(0, digits))
                .multiply(BigDecimal.valueOf(unit(BYTES, text.substring(digits))));
        if (amount.stripTrailingZeros().scale() > 0) {
            return Parsed.wrong(text, "is not a whole number of bytes; write e.g. 64B or 4KiB");
        }
        return Parsed.good(amount.longValueExact());
    }

    /** A rate, of all connections together ({@code 500/s}) or of each ({@code 1/s per connection}). */
    public static Parsed<Rate> rate(String text) {
        if (text.endsWith(PER_CONNECTION)) {
            String each = text.substring(0, text.length() - PER_CONNECTION.length());
            return perSecond(each).then(rate -> Parsed.good(new Rate(rate, Rate.Per.CONNECTION)));
        }
        return perSecond(text).then(rate -> Parsed.good(new Rate(rate, Rate.Per.RUN)));
    }

    /** Times a second, of all connections together; above 0, at most 10,000,000. */
    public static Parsed<Double> perSecond(String text) {
        if (isNumber(text)) {
            return Parsed.wrong(text, "has no unit; write " + text + "/s or " + text + "/m");
        }
        if (!matches(text, RATE)) {
            return Parsed.wrong(text, "is not a rate; write " + likelyRate(text).orElse("e.g. 500/s or 5000/m"));
        }
        int slash = text.indexOf('/');
        double perSecond = Double.parseDouble(text.substring(0, slash)) / seconds(text.substring(slash + 1));
        if (perSecond <= 0) {
            return Parsed.wrong(text, "never happens; write more than 0/s");
        }
        if (perSecond > MOST_PER_SECOND) {
            return Parsed.wrong(text, "is too fast; at most 10000000/s");
        }
        return Parsed.good(perSecond);
    }

    /** A number of connections, or a share of the scenario's. */
    public static Parsed<Share> share(String text) {
        if (text.endsWith("%")) {
            return fraction(text).then(share -> Parsed.good(new Share(share, Share.Of.CONNECTIONS)));
        }
        if (isNumber(text) && text.indexOf('.') >= 0) {
            return Parsed.wrong(text, "is not a whole number; write e.g. 50% or 5000");
        }
        return whole(text, 0, Share.MOST).then(count -> Parsed.good(new Share(count, Share.Of.NUMBER)));
    }

    /** A share from {@code 0%} to {@code 100%}, as 0 to 1. */
    public static Parsed<Double> fraction(String text) {
        if (!matches(text, PERCENT)) {
            return Parsed.wrong(text, "is not a share; write e.g. 50%");
        }
        double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
        return share > 1 ? Parsed.wrong(text, "is more than all; at most 100%") : Parsed.good(share);
    }

    /** A whole number from {@code least} to {@code most}. */
    public static Parsed<Integer> whole(String text, int least, int most) {
        if (!matches(text, "[0-9]{1,18}")) {
            return Parsed.wrong(
                    text,
                    "is not a whole number; write "
                            + likelyWhole(text).orElse("e.g. " + Math.max(least, 3000 < most ? 3000 : 1)));
        }
        long number = Long.parseLong(text);
        if (number < least || number > most) {
            return Parsed.wrong(text, "is out of range; write " + least + " to " + most);
        }
        return Parsed.good((int) number);
    }

    /** A number that has no unit; empty when the text is none. */
    public static Optional<Double> number(String text) {
        return isNumber(text) ? Optional.of(Double.parseDouble(text)) : Optional.empty();
    }

    /** A number that has no unit, such as {@code 5} or {@code 0.5}. */
    static boolean isNumber(String text) {
        return matches(text, "[0-9]{1,18}(\\.[0-9]{1,18})?");
    }

    static boolean matches(String text, String pattern) {
        return text.length() <= LONGEST_TEXT && text.matches(pattern);
    }

    private static Optional<String> likelyRate(String text) {
        Matcher thousands = THOUSANDS.matcher(text);
        if (text.length() > LONGEST_TEXT || !thousands.matches()) {
            return Optional.empty();
        }
        String suffix = Optional.ofNullable(thousands.group(2)).orElse("");
        BigDecimal amount = new BigDecimal(thousands.group(1)).multiply(BigDecimal.valueOf(factor(suffix)));
        String unit = thousands.group(3);
        String plain = amount.stripTrailingZeros().toPlainString() + "/" + unit;
        BigDecimal perSecond = amount.divide(BigDecimal.valueOf(seconds(unit)), 0, RoundingMode.HALF_UP);
        return Optional.of(unit.equals("s") || perSecond.signum() == 0 ? plain : plain + " or " + perSecond + "/s");
    }

    private static Optional<String> likelyWhole(String text) {
        String bare = text.replaceAll("[_, ']", "");
        Matcher scaled =
                Pattern.compile("([0-9]{1,6}(?:\\.[0-9]{1,6})?)([kKmM]?)").matcher(bare);
        if (text.length() > LONGEST_TEXT || !scaled.matches()) {
            return Optional.empty();
        }
        BigDecimal amount = new BigDecimal(scaled.group(1)).multiply(BigDecimal.valueOf(factor(scaled.group(2))));
        return amount.stripTrailingZeros().scale() > 0
                ? Optional.empty()
                : Optional.of(amount.stripTrailingZeros().toPlainString());
    }

    private static long factor(String suffix) {
        return switch (suffix) {
            case "k", "K" -> 1_000;
            case "m", "M" -> 1_000_000;
            default -> 1;
        };
    }

    private static int seconds(String unit) {
        return SECONDS.getOrDefault(unit, 1);
    }

    private static long unit(Map<String, Long> units, String unit) {
        return units.getOrDefault(unit, 1L);
    }
}

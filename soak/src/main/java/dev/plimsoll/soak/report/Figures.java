package dev.plimsoll.soak.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as people read them, the same on every machine: {@code 10,000}, {@code 1.9 ms}, {@code 2.1 KiB}, {@code 3 h 10
 * min}. A number that is not one reads {@code unknown}.
 */
public final class Figures {
    /** What stands where a number is missing. */
    public static final String UNKNOWN = "unknown";

    private static final String[] SIZES = {"B", "KiB", "MiB", "GiB", "TiB", "PiB"};
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Figures() {}

    /** A number of things, whole or not: {@code 10,000}, {@code 0.3}, {@code 1.02}. */
    public static String count(double amount) {
        if (!Double.isFinite(amount)) {
            return UNKNOWN;
        }
        if (amount == Math.rint(amount) || Math.abs(amount) >= 100) {
            return count(Math.round(amount));
        }
        BigDecimal rounded = threeDigits(amount);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    /** A whole number of things: {@code 10,000}. */
    public static String count(long amount) {
        return String.format(Locale.ROOT, "%,d", amount);
    }

    /** A number of bytes in the largest binary unit that leaves at least one of it. */
    public static String bytes(double amount) {
        if (!Double.isFinite(amount)) {
            return UNKNOWN;
        }
        int unit = sizeUnit(amount);
        return inSize(amount, unit) + " " + SIZES[unit];
    }

    /** A number of bytes and how far it may be off, both in the same unit: {@code 2.1 ±0.1 KiB}. */
    public static String bytesWithin(double amount, double halfWidth) {
        if (!Double.isFinite(amount) || !Double.isFinite(halfWidth)) {
            return bytes(amount);
        }
        int unit = sizeUnit(amount);
        return inSize(amount, unit) + " ±" + inSize(halfWidth, unit) + " " + SIZES[unit];
    }

    /** A length of time, from nanoseconds to days. */
    public static String seconds(double amount) {
        if (!Double.isFinite(amount)) {
            return UNKNOWN;
        }
        if (amount < 0) {
            return "-" + seconds(-amount);
        }
        if (amount == 0) {
            return "0 s";
        }
        if (amount < 1) {
            return shortTime(amount);
        }
        long whole = Math.round(amount);
        if (whole < MINUTE) {
            return oneDecimal(amount, 100) + " s";
        }
        if (whole < HOUR) {
            return twoParts(whole / MINUTE, "min", whole % MINUTE, "s");
        }
        return whole < DAY
                ? twoParts(whole / HOUR, "h", whole % HOUR / MINUTE, "min")
                : twoParts(whole / DAY, "d", whole % DAY / HOUR, "h");
    }

    /** A share of a whole: {@code 38%}, {@code 0.4%}. */
    public static String share(double amount) {
        if (!Double.isFinite(amount)) {
            return UNKNOWN;
        }
        double percent = amount * 100;
        return (Math.abs(percent) < 10 ? oneDecimal(percent, 10) : String.valueOf(Math.round(percent))) + "%";
    }

    /** A moment of a run: {@code 00:42}, from an hour on {@code 03:12:44}. */
    public static String clock(double seconds) {
        long whole = (long) Math.floor(seconds);
        return whole < HOUR
                ? String.format(Locale.ROOT, "%02d:%02d", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%02d:%02d:%02d", whole / HOUR, whole % HOUR / MINUTE, whole % MINUTE);
    }

    /** A number in the unit named as the files name it; of things where the unit is none of the base units. */
    public static String inUnit(double amount, String unit) {
        return switch (unit) {
            case "bytes" -> bytes(amount);
            case "seconds" -> seconds(amount);
            case "ratio" -> share(amount);
            case "cores" -> count(amount) + " cores";
            default -> count(amount);
        };
    }

    private static int sizeUnit(double amount) {
        int unit = 0;
        for (double left = Math.abs(amount); left >= 1023.95 && unit < SIZES.length - 1; left /= 1024) {
            unit++;
        }
        return unit;
    }

    private static String inSize(double amount, int unit) {
        double scaled = amount / Math.pow(1024, unit);
        if (unit == 0) {
            return Math.abs(scaled) >= 10 ? String.valueOf(Math.round(scaled)) : oneDecimal(scaled, 10);
        }
        if (unit >= 3 && Math.abs(scaled) < 10) {
            return String.format(Locale.ROOT, "%.2f", scaled);
        }
        return Math.abs(scaled) < 99.95
                ? String.format(Locale.ROOT, "%.1f", scaled)
                : String.format(Locale.ROOT, "%.0f", scaled);
    }

    private static String shortTime(double seconds) {
        if (seconds < 1e-6) {
            return oneDecimal(seconds * 1e9, 10) + " ns";
        }
        return seconds < 0.9995e-3 ? oneDecimal(seconds * 1e6, 10) + " µs" : oneDecimal(seconds * 1e3, 10) + " ms";
    }

    /** One decimal below {@code limit}, none from there on; none either where it would be 0. */
    private static String oneDecimal(double amount, double limit) {
        if (Math.abs(amount) >= limit) {
            return String.valueOf(Math.round(amount));
        }
        String text = String.format(Locale.ROOT, "%.1f", amount);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    private static String twoParts(long large, String largeUnit, long small, String smallUnit) {
        String first = large + " " + largeUnit;
        return small == 0 ? first : first + " " + small + " " + smallUnit;
    }

    private static BigDecimal threeDigits(double amount) {
        BigDecimal exact = BigDecimal.valueOf(amount);
        return exact.setScale(Math.max(0, 2 - (exact.precision() - exact.scale() - 1)), RoundingMode.HALF_EVEN);
    }
}

package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.probe.Unit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as sentences for people have them. */
public final class Figures {
    private static final MathContext THREE_DIGITS = new MathContext(3);
    private static final double SECONDS_PER_MINUTE = 60;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double SECONDS_PER_DAY = 86_400;
    private static final double KIB = 1024;

    private Figures() {}

    /** {@code 10,000}. */
    public static String count(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    /** {@code 1,203 connections}, {@code 1 connection}. */
    public static String counted(long count, String thing) {
        return count(count) + " " + thing + (count == 1 ? "" : "s");
    }

    /** Three significant digits, whole numbers in full: {@code 0.0123}, {@code 20,000}. */
    public static String number(double amount) {
        if (!Double.isFinite(amount)) {
            return "unknown";
        }
        if (Math.abs(amount) >= 1000 || amount == Math.rint(amount)) {
            return String.format(Locale.ROOT, "%,.0f", amount);
        }
        return new BigDecimal(amount).round(THREE_DIGITS).stripTrailingZeros().toPlainString();
    }

    /** {@code 12.3 s}, {@code 1.9 ms}, {@code 3 h 10 min}. */
    public static String seconds(double seconds) {
        if (!Double.isFinite(seconds) || seconds < 0) {
            return number(seconds) + " s";
        }
        if (seconds == 0) {
            return "0 s";
        }
        if (seconds < 1e-3) {
            return number(seconds * 1e6) + " µs";
        }
        if (seconds < 1) {
            return number(seconds * 1e3) + " ms";
        }
        if (seconds < 2 * SECONDS_PER_MINUTE) {
            return number(seconds) + " s";
        }
        if (seconds < SECONDS_PER_HOUR) {
            return whole(seconds, SECONDS_PER_MINUTE) + " min" + rest(seconds, SECONDS_PER_MINUTE, 1, "s");
        }
        if (seconds < 2 * SECONDS_PER_DAY) {
            return whole(seconds, SECONDS_PER_HOUR) + " h" + rest(seconds, SECONDS_PER_HOUR, SECONDS_PER_MINUTE, "min");
        }
        return number(seconds / SECONDS_PER_DAY) + " days";
    }

    /** An amount with its unit: {@code 2.1 KiB}, {@code 61 %}, {@code 12.3 ms}. */
    public static String amount(double amount, Unit unit) {
        return switch (unit) {
            case BYTES -> bytes(amount);
            case SECONDS -> seconds(amount);
            case RATIO -> number(amount * 100) + " %";
            case COUNT -> number(amount);
            case CORES -> number(amount) + " cores";
        };
    }

    private static String bytes(double bytes) {
        double size = Math.abs(bytes);
        if (size < KIB) {
            return number(bytes) + " B";
        }
        if (size < KIB * KIB) {
            return number(bytes / KIB) + " KiB";
        }
        return size < KIB * KIB * KIB ? number(bytes / KIB / KIB) + " MiB" : number(bytes / KIB / KIB / KIB) + " GiB";
    }

    private static long whole(double seconds, double unit) {
        return (long) Math.floor(seconds / unit);
    }

    private static String rest(double seconds, double unit, double smaller, String name) {
        long rest = (long) Math.floor((seconds - whole(seconds, unit) * unit) / smaller);
        return rest == 0 ? "" : " " + rest + " " + name;
    }
}

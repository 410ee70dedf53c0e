package dev.plimsoll.probe.finding;

import java.math.BigDecimal;
import java.math.MathContext;

/** A number as evidence sentences write it: four significant digits, no exponent, no trailing zeros. */
final class Figure {
    private static final MathContext FOUR_DIGITS = new MathContext(4);

    private Figure() {}

    static String of(double amount) {
        if (!Double.isFinite(amount)) {
            return "unknown";
        }
        if (amount == Math.rint(amount) && Math.abs(amount) < Long.MAX_VALUE) {
            return Long.toString((long) amount);
        }
        return new BigDecimal(amount).round(FOUR_DIGITS).stripTrailingZeros().toPlainString();
    }
}

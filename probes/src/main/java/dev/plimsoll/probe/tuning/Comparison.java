package dev.plimsoll.probe.tuning;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * How a value that was read has to stand to the one declared. Values are words separated by blanks, as the kernel prints
 * them; several numbers are compared one by one. {@code unlimited} and {@code infinity} are more than any number.
 */
public enum Comparison {
    /** The same words. */
    EQUALS("equals") {
        @Override
        boolean numbersHold(List<BigInteger> declared, List<BigInteger> observed) {
            return declared.equals(observed);
        }
    },
    /** Each number as large, or larger. */
    AT_LEAST("at least") {
        @Override
        boolean numbersHold(List<BigInteger> declared, List<BigInteger> observed) {
            return each(declared, observed, (wanted, seen) -> seen.compareTo(wanted) >= 0);
        }
    },
    /** Each number as small, or smaller. */
    AT_MOST("at most") {
        @Override
        boolean numbersHold(List<BigInteger> declared, List<BigInteger> observed) {
            return each(declared, observed, (wanted, seen) -> seen.compareTo(wanted) <= 0);
        }
    },
    /** Two numbers, first and last: the range that was read holds all of the declared one. */
    RANGE_COVERS("range covers") {
        @Override
        boolean numbersHold(List<BigInteger> declared, List<BigInteger> observed) {
            return observed.size() == 2
                    && declared.size() == 2
                    && observed.get(0).compareTo(declared.get(0)) <= 0
                    && observed.get(1).compareTo(declared.get(1)) >= 0;
        }
    };

    /** More than any number of the kernel's. */
    private static final BigInteger UNLIMITED = BigInteger.ONE.shiftLeft(Long.SIZE);

    private static final int MOST_DIGITS = 20;

    private final String words;

    Comparison(String words) {
        this.words = words;
    }

    /** As profiles write it: {@code at least}. */
    public String words() {
        return words;
    }

    /** The one a profile means. */
    public static Optional<Comparison> of(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words.equals(words.replace('-', ' ').replace('_', ' ')))
                .findFirst();
    }

    /** All that a profile can write. */
    public static List<String> allWords() {
        return Arrays.stream(values()).map(Comparison::words).toList();
    }

    /** Why {@code declared} cannot be compared in this way; empty when it can. */
    public Optional<String> unfit(String declared) {
        if (this == EQUALS) {
            return declared.isBlank() ? Optional.of("is empty; write the value") : Optional.empty();
        }
        Optional<List<BigInteger>> numbers = numbers(declared);
        if (numbers.isEmpty()) {
            return Optional.of("is not a number, which " + words + " needs; write e.g. 65535");
        }
        List<BigInteger> range = numbers.get();
        boolean rising = range.size() == 2 && range.get(0).compareTo(range.get(1)) <= 0;
        return this == RANGE_COVERS && !rising
                ? Optional.of("is not a range; write its first and last, e.g. 1024 65535")
                : Optional.empty();
    }

    /** Whether what was read is as declared. Words that are no numbers are only ever equal. */
    public boolean holds(String declared, String observed) {
        Optional<List<BigInteger>> wanted = numbers(declared);
        Optional<List<BigInteger>> seen = numbers(observed);
        if (wanted.isPresent() && seen.isPresent()) {
            return numbersHold(wanted.get(), seen.get());
        }
        return this == EQUALS && split(declared).equals(split(observed));
    }

    /** Whether two lists of as many numbers hold. */
    abstract boolean numbersHold(List<BigInteger> declared, List<BigInteger> observed);

    private static boolean each(
            List<BigInteger> declared, List<BigInteger> observed, BiPredicate<BigInteger, BigInteger> holds) {
        boolean all = declared.size() == observed.size();
        for (int i = 0; all && i < declared.size(); i++) {
            all = holds.test(declared.get(i), observed.get(i));
        }
        return all;
    }

    private static List<String> split(String text) {
        return List.of(text.strip().split("\\s+", -1));
    }

    private static Optional<List<BigInteger>> numbers(String text) {
        List<BigInteger> numbers = new ArrayList<>();
        for (String word : split(text)) {
            String lower = word.toLowerCase(Locale.ROOT);
            if (lower.equals("unlimited") || lower.equals("infinity")) {
                numbers.add(UNLIMITED);
            } else if (word.matches("-?[0-9]{1," + MOST_DIGITS + "}")) {
                numbers.add(new BigInteger(word));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }
}

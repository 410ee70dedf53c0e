package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.Unit;
import java.util.List;
import java.util.OptionalLong;

/**
 * Text of lines {@code Key: value [kB]}, as {@code status}, {@code meminfo} and {@code smaps_rollup} have it. A key that a
 * kernel does not print is absent.
 *
 * @param text the whole text
 */
public record Fields(String text) {

    /** The value behind {@code key} without blanks around it, or nothing where there is no such whole line. */
    public Seen<String> value(String key) {
        String start = key + ":";
        int at = text.startsWith(start) ? 0 : text.indexOf("\n" + start) + 1;
        int end = text.indexOf('\n', at);
        if (end < 0 || !text.startsWith(start, at)) {
            return new Seen.Absent<>("no " + key + " in the kernel's text");
        }
        return new Seen.Found<>(text.substring(at + start.length(), end).strip());
    }

    /** A number of things. */
    public Reading count(String key, Scope scope) {
        return value(key).reading(value -> number(key, value, 1, Unit.COUNT, scope));
    }

    /** A number of things that stands before {@code mark}, as in {@code 3/96365}. */
    public Reading before(String key, char mark, Scope scope) {
        return value(key)
                .reading(value ->
                        number(key, value.substring(0, Math.max(0, value.indexOf(mark))), 1, Unit.COUNT, scope));
    }

    /** The number that is the word at {@code index}, counted from 0. */
    public Seen<Long> word(String key, int index) {
        return value(key).then(value -> {
            List<String> words = Numbers.words(value);
            OptionalLong number = index < words.size() ? Numbers.parse(words.get(index)) : OptionalLong.empty();
            return number.isPresent()
                    ? new Seen.Found<>(number.getAsLong())
                    : new Seen.Failed<>(key + " has no number at " + index + ": " + value);
        });
    }

    /** An amount that the kernel prints in units of 1024 bytes and calls kB, in bytes. */
    public Reading kilobytes(String key, Scope scope) {
        return value(key)
                .reading(value -> value.endsWith(" kB")
                        ? number(key, value.substring(0, value.length() - 3), 1024, Unit.BYTES, scope)
                        : new Reading.Failed(key + " is not in kB: " + value));
    }

    /** How many CPUs a list such as {@code 0-3,8} names. */
    public Reading cpus(String key) {
        return value(key).reading(list -> {
            long cpus = 0;
            for (String range : list.split(",", -1)) {
                int dash = range.indexOf('-');
                OptionalLong first = Numbers.parse(dash < 0 ? range : range.substring(0, dash));
                OptionalLong last = Numbers.parse(range.substring(dash + 1));
                if (first.isEmpty() || last.isEmpty()) {
                    return new Reading.Failed(key + " is not a list of CPUs: " + list);
                }
                cpus += last.getAsLong() - first.getAsLong() + 1;
            }
            return Reading.ofProcess(new Quantity((double) cpus, Unit.CORES));
        });
    }

    private static Reading number(String key, String digits, long factor, Unit unit, Scope scope) {
        OptionalLong number = Numbers.parse(digits);
        return number.isPresent()
                ? new Reading.Value(new Quantity((double) number.getAsLong() * factor, unit), scope)
                : new Reading.Failed(key + " is not a number: " + digits);
    }
}

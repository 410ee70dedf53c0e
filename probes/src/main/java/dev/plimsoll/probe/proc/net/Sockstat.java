package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.proc.Numbers;
import java.util.List;
import java.util.OptionalLong;

/**
 * The text of {@code sockstat} or {@code sockstat6}: lines {@code TCP: inuse 4 orphan 0 tw 2 alloc 5 mem 3}.
 *
 * @param text the whole text
 */
record Sockstat(String text) {

    /** The number behind {@code name} on the line of {@code family}, in units of {@code each}. */
    Reading number(String family, String name, Quantity each, Scope scope) {
        for (String line : Numbers.wholeLines(text)) {
            if (line.startsWith(family + ":")) {
                return cell(line, name, each, scope);
            }
        }
        return new Reading.Absent("no " + family + " in sockstat");
    }

    private static Reading cell(String line, String name, Quantity each, Scope scope) {
        List<String> words = Numbers.words(line);
        int at = words.indexOf(name);
        if (at < 0 || at + 1 >= words.size()) {
            return new Reading.Absent("no " + name + " in sockstat: " + line);
        }
        OptionalLong number = Numbers.parse(words.get(at + 1));
        if (number.isEmpty()) {
            return new Reading.Failed("sockstat " + name + " is not a number: " + line);
        }
        double amount = number.getAsLong() * each.amount();
        return new Reading.Value(new Quantity(amount, each.unit()), scope);
    }
}

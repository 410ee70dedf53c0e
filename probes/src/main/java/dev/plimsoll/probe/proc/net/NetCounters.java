package dev.plimsoll.probe.proc.net;

import dev.plimsoll.probe.proc.Numbers;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Text of {@code snmp} and {@code netstat}: a line of names, then a line of numbers, both beginning with the group. */
public final class NetCounters {
    private NetCounters() {}

    /** The counters by {@code Group.Name}, e.g. {@code TcpExt.ListenDrops}. A pair with a torn second line is left out. */
    public static Map<String, Long> parse(String text) {
        Map<String, Long> counters = new HashMap<>();
        List<String> lines = Numbers.wholeLines(text);
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            List<String> names = Numbers.words(lines.get(i));
            List<String> numbers = Numbers.words(lines.get(i + 1));
            if (names.size() == numbers.size() && names.get(0).equals(numbers.get(0))) {
                pair(names, numbers, counters);
            }
        }
        return counters;
    }

    private static void pair(List<String> names, List<String> numbers, Map<String, Long> counters) {
        String group = names.get(0).replace(':', '.');
        for (int column = 1; column < names.size(); column++) {
            OptionalLong number = Numbers.parse(numbers.get(column));
            if (number.isPresent()) {
                counters.put(group + names.get(column), number.getAsLong());
            }
        }
    }
}

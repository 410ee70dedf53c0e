package dev.plimsoll.probe.remote.serve;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** Counts what was dropped. Safe from any thread. */
final class Dropped {
    private final Map<Drop, LongAdder> counts = new EnumMap<>(Drop.class);

    Dropped() {
        for (Drop kind : Drop.values()) {
            counts.put(kind, new LongAdder());
        }
    }

    void count(Drop kind) {
        LongAdder adder = counts.get(kind);
        if (adder != null) {
            adder.increment();
        }
    }

    /** Those kinds that there were. */
    Map<Drop, Long> byKind() {
        Map<Drop, Long> seen = new EnumMap<>(Drop.class);
        counts.forEach((kind, count) -> {
            if (count.sum() > 0) {
                seen.put(kind, count.sum());
            }
        });
        return seen;
    }

    /** All of them in a line: {@code dropped 12 connections: 10 without a token, 2 garbage}. */
    String inWords() {
        Map<Drop, Long> seen = byKind();
        long all = seen.values().stream().mapToLong(Long::longValue).sum();
        return String.format(Locale.ROOT, "dropped %,d connection%s", all, all == 1 ? "" : "s")
                + (all == 0 ? "" : ": ")
                + seen.entrySet().stream()
                        .map(kind -> String.format(
                                Locale.ROOT,
                                "%,d %s",
                                kind.getValue(),
                                kind.getKey().words()))
                        .collect(Collectors.joining(", "));
    }
}

package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.sample.FailureKind;
import java.util.Map;
import java.util.stream.Collectors;

/** What each kind of failure means, in words. */
public final class FailureWords {
    private static final Map<FailureKind, String> MEANING = Map.ofEntries(
            Map.entry(FailureKind.REFUSED, "nobody listens there"),
            Map.entry(FailureKind.TIMED_OUT, "no TCP connection came about in time"),
            Map.entry(FailureKind.HANDSHAKE_TIMED_OUT, "the gateway accepts but does not answer"),
            Map.entry(FailureKind.RESET, "the gateway reset the connection"),
            Map.entry(FailureKind.LOCAL_FD_LIMIT, "the generator has no descriptor left"),
            Map.entry(FailureKind.SYSTEM_FILE_TABLE, "this machine has no file left"),
            Map.entry(FailureKind.EPHEMERAL_PORTS, "no local port is free for this pair of addresses"),
            Map.entry(FailureKind.MEMORY, "no memory was left to the generator"),
            Map.entry(FailureKind.HANDSHAKE_REJECTED, "the gateway refused the opening"),
            Map.entry(FailureKind.PROTOCOL_ERROR, "the gateway sent what the protocol does not allow"),
            Map.entry(FailureKind.WRONG_REPLY, "the gateway answered what nobody had asked"),
            Map.entry(FailureKind.CLOSED_EARLY, "the gateway closed them in mid-run"),
            Map.entry(FailureKind.OTHER, "see the failures in events.jsonl"));

    private FailureWords() {}

    /** Attempts that came to nothing: {@code 1,200 handshake-timed-out (the gateway accepts but does not answer), 3 reset (…)}. */
    public static String failed(Map<FailureKind, Long> counts) {
        return list(counts, Map.of(FailureKind.CLOSED_EARLY, "the gateway closed them before they were established"));
    }

    /** Established connections that ended before their time, in the same words. */
    public static String lost(Map<FailureKind, Long> counts) {
        return list(counts, Map.of());
    }

    private static String list(Map<FailureKind, Long> counts, Map<FailureKind, String> otherwise) {
        return counts.entrySet().stream()
                .map(entry -> "%s %s (%s)"
                        .formatted(
                                Figures.count(entry.getValue()),
                                entry.getKey().label(),
                                otherwise.getOrDefault(entry.getKey(), MEANING.getOrDefault(entry.getKey(), ""))))
                .collect(Collectors.joining(", "));
    }
}

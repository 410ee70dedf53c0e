package dev.plimsoll.soak.load.protocol.websocket.oracle;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts how our reader and another one compare over many streams. */
final class Tally {
    private final Set<Difference> tolerated;
    private final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    private int agreeing;
    private int disagreeing;
    private int broken;
    private Optional<String> firstDisagreement = Optional.empty();

    Tally(Set<Difference> tolerated) {
        this.tolerated = tolerated;
    }

    /** Counts one stream, of which {@code theirs} is what the other reader said. */
    void add(OracleStream stream, OurReading ours, List<String> theirs) {
        broken += ours.fault().isEmpty() ? 0 : 1;
        Rest rest = Rest.of(stream, ours, theirs);
        if (rest.isNone()) {
            agreeing++;
            return;
        }
        Optional<Difference> why =
                tolerated.stream().filter(known -> known.explains(rest)).findFirst();
        why.ifPresent(known -> differences.merge(known, 1, Integer::sum));
        if (why.isEmpty()) {
            disagreeing++;
            firstDisagreement = firstDisagreement.or(() -> Optional.of("stream " + stream.number()
                    + " read with masking "
                    + stream.masking() + ": ours " + rest.ours() + " (" + rest.fault() + "), theirs " + rest.theirs()
                    + " after " + rest.same() + " alike"));
        }
    }

    int agreeing() {
        return agreeing;
    }

    int disagreeing() {
        return disagreeing;
    }

    /** How many streams our reader called broken. */
    int broken() {
        return broken;
    }

    Map<Difference, Integer> differences() {
        return differences;
    }

    Optional<String> firstDisagreement() {
        return firstDisagreement;
    }

    /** All counts in one line. */
    String line() {
        return "%d agreeing, tolerated %s, %d disagreeing".formatted(agreeing, differences, disagreeing);
    }
}

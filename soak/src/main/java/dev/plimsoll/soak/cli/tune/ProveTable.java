package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person reads: the verdicts with their figures below, those that fail first. */
final class ProveTable {
    private static final int COLUMNS = 100;
    private static final String INDENT = "               ";

    private ProveTable() {}

    /** The table, ending with a newline. */
    static String of(Profile profile, List<Proof> proofs) {
        StringBuilder text = new StringBuilder(profile.name() + ", each line in a network namespace of its own\n\n");
        proofs.stream().sorted(Comparator.comparing(ProveTable::rank)).forEach(proof -> row(proof, text));
        return text.append('\n').append(sum(proofs)).append('\n').toString();
    }

    /** Fails, cannot be told, holds. */
    private static int rank(Proof proof) {
        return switch (proof.verdict().word().standing()) {
            case FAILS -> 0;
            case UNKNOWN -> 1;
            case HOLDS -> 2;
        };
    }

    private static void row(Proof proof, StringBuilder text) {
        text.append("%-14s %s%n".formatted(proof.verdict().word(), proof.line()));
        String by = proof.verdict().by();
        wrap(
                (by.isEmpty() ? "" : reason(proof.verdict()) + (proof.figure().isEmpty() ? "" : ": ")) + proof.figure(),
                text);
    }

    private static String reason(Verdict verdict) {
        return verdict.word() == Verdict.Word.MASKED ? "by " + verdict.by() : verdict.by();
    }

    private static void wrap(String figure, StringBuilder text) {
        StringBuilder line = new StringBuilder(INDENT);
        for (String word : figure.split(" ", -1)) {
            if (line.length() + word.length() > COLUMNS) {
                text.append(line.toString().stripTrailing()).append('\n');
                line = new StringBuilder(INDENT);
            }
            line.append(word).append(' ');
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }

    private static String sum(List<Proof> proofs) {
        Map<Verdict.Word, Integer> counts = new EnumMap<>(Verdict.Word.class);
        proofs.forEach(proof -> counts.merge(proof.verdict().word(), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(each -> each.getValue() + " "
                        + each.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(", "));
    }
}

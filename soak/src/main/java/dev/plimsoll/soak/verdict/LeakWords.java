package dev.plimsoll.soak.verdict;

import dev.plimsoll.probe.finding.Leak;
import dev.plimsoll.soak.verdict.history.Figures;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.resource.FoundLeak;
import java.util.List;
import java.util.Locale;

/** What the findings about leaks mean for the verdict, and how it is said. */
final class LeakWords {
    private LeakWords() {}

    /** A leak of the gateway is a fail; what is open about its descriptors, or still grows, leaves the verdict open. */
    static void weigh(List<FoundLeak> leaks, Grounds grounds) {
        for (FoundLeak found : leaks) {
            Leak leak = found.leak();
            boolean isOurs = leak.subject().equals(History.GENERATOR);
            switch (leak.outcome()) {
                case LEAK -> {
                    if (isOurs) {
                        grounds.leaveOpen("leak", leak.subject(), sentence(found));
                    } else {
                        grounds.fail("leak", leak.subject(), sentence(found));
                    }
                }
                case GROWING ->
                    grounds.leaveOpen(
                            "leak",
                            leak.subject(),
                            "%s of the %s may leak, a longer churn would tell: %s"
                                    .formatted(leak.resource(), leak.subject(), leak.evidence()));
                case INCONCLUSIVE -> {
                    if (leak.resource().equals("fd") && !isOurs) {
                        grounds.leaveOpen(
                                "missing-data",
                                leak.subject(),
                                "whether the gateway leaks descriptors cannot be told: " + leak.evidence());
                    }
                }
                case CLEAN -> {}
            }
        }
    }

    private static String sentence(FoundLeak found) {
        Leak leak = found.leak();
        long cycles = cyclesPerUnit(leak.perCycle());
        String rate = String.format(
                Locale.ROOT,
                "%s leaks %.2f %s per %s (95 %%: %.2f–%.2f)",
                leak.subject(),
                leak.perCycle() * cycles,
                leak.resource(),
                cycles == 1 ? "cycle" : Figures.counted(cycles, "cycle"),
                leak.low() * cycles,
                leak.high() * cycles);
        if (found.exhaustedInSeconds().isEmpty() || found.ceiling().isEmpty()) {
            return rate;
        }
        return "%s; at this rate its %s fds are gone in %s"
                .formatted(
                        rate,
                        Figures.count((long) found.ceiling().getAsDouble()),
                        Figures.seconds(found.exhaustedInSeconds().getAsDouble()));
    }

    /** The power of ten of cycles that leaves about one behind; 1 where one cycle leaves more. */
    private static long cyclesPerUnit(double perCycle) {
        long cycles = 1;
        while (perCycle * cycles < 0.95 && cycles < 1_000_000_000) {
            cycles *= 10;
        }
        return cycles;
    }
}

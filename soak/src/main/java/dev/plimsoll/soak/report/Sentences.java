package dev.plimsoll.soak.report;

import dev.plimsoll.soak.verdict.Verdict;
import dev.plimsoll.soak.verdict.Verdict.Connections;
import dev.plimsoll.soak.verdict.Verdict.CostResult;
import dev.plimsoll.soak.verdict.Verdict.Distribution;
import dev.plimsoll.soak.verdict.Verdict.Generator;
import dev.plimsoll.soak.verdict.Verdict.LeakResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A verdict in sentences, without a full stop: the words that the terminal, the page and the summaries share. */
public final class Sentences {
    private static final int MOST_NAMED = 4;
    private static final int MOST_PER_CYCLES = 1_000_000;

    private Sentences() {}

    /** The run's main numbers: connections, what was lost, a latency, how long it took. */
    public static String numbers(Verdict verdict) {
        Connections connections = verdict.connections();
        if (connections.attempted() == 0) {
            return "no connection was attempted in " + Figures.seconds(verdict.duration());
        }
        List<String> parts = new ArrayList<>();
        parts.add(connectionsIn(connections) + failuresIn(connections));
        String lostMessages = lostMessages(verdict.messages());
        if (!lostMessages.isEmpty()) {
            parts.add(lostMessages);
        }
        p99(verdict).ifPresent(parts::add);
        parts.add(Figures.seconds(verdict.duration()));
        return String.join("; ", parts);
    }

    /** Whether its interval reaches from below nothing to above it: then it may as well be nothing. */
    private static boolean maybeNothing(CostResult cost) {
        return cost.low() != null && cost.high() != null && cost.low() < 0 && cost.high() > 0;
    }

    /** What one connection costs; or why that cannot be said. */
    public static String cost(Verdict verdict) {
        List<CostResult> known = verdict.cost().stream()
                .filter(cost -> cost.perConnection() != null && Math.abs(cost.perConnection()) >= 0.005)
                .filter(cost -> !maybeNothing(cost))
                .sorted(Comparator.comparingInt(cost -> Resources.rank(cost.resource())))
                .toList();
        if (known.isEmpty()) {
            return verdict.cost().stream()
                    .findFirst()
                    .map(cost -> "what one connection costs cannot be told: " + cost.evidence())
                    .orElse("what one connection costs was not measured");
        }
        Map<String, List<CostResult>> bySubject = known.stream()
                .filter(cost -> !"generator".equals(cost.subject()))
                .collect(Collectors.groupingBy(
                        CostResult::subject, LinkedHashMap::new, Collectors.toUnmodifiableList()));
        if (bySubject.isEmpty()) {
            return "what one connection costs the gateway was not measured";
        }
        return bySubject.entrySet().stream()
                .map(entry -> "one connection costs " + called(entry.getKey()) + " "
                        + entry.getValue().stream()
                                .limit(MOST_NAMED)
                                .map(Sentences::amount)
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("; "));
    }

    /** Whether anything leaks, and the smallest leak that would have been seen. */
    public static String leaks(Verdict verdict) {
        List<LeakResult> leaks = verdict.leaks();
        if (leaks.isEmpty()) {
            return "leaks were not looked for: no churn, no quiet points";
        }
        List<LeakResult> leaking = ofVerdict(leaks, "leak");
        if (!leaking.isEmpty()) {
            return leaking.stream().limit(MOST_NAMED).map(Sentences::leak).collect(Collectors.joining("; and "));
        }
        List<LeakResult> growing = ofVerdict(leaks, "growing");
        if (!growing.isEmpty()) {
            return names(growing) + (growing.size() == 1 ? " grows" : " grow")
                    + ", though not in proportion to the cycles: a longer run would tell";
        }
        List<LeakResult> clean = ofVerdict(leaks, "clean");
        if (clean.isEmpty()) {
            return "whether anything leaks cannot be told: " + leaks.get(0).evidence();
        }
        List<LeakResult> untold = ofVerdict(leaks, "inconclusive");
        return "no leak: " + unseen(clean) + (untold.isEmpty() ? "" : "; of " + names(untold) + " it cannot be told");
    }

    /** Whether the harness itself was the bottleneck; there is always an answer. */
    public static String harness(Verdict verdict) {
        Generator generator = verdict.generator();
        List<String> parts = new ArrayList<>();
        if (generator.lagP99() != null) {
            parts.add("schedule lag p99 " + Figures.seconds(generator.lagP99()));
        }
        if (generator.cpu() != null) {
            parts.add("cpu " + Figures.share(generator.cpu()));
        }
        if (generator.agentsExpected() != generator.agents()) {
            parts.add(generator.agents() + " of " + generator.agentsExpected() + " agents reported");
        }
        if (generator.saturated()) {
            return "the harness was the bottleneck" + (parts.isEmpty() ? "" : ": " + String.join(", ", parts));
        }
        return parts.isEmpty()
                ? "whether the harness was the bottleneck cannot be told: its own readings are missing"
                : "the harness was not the bottleneck: " + String.join(", ", parts);
    }

    /** One leak with its interval: {@code gateway leaks 1 fd per 10 cycles (95 %: 0.97–1.03)}. */
    static String leak(LeakResult leak) {
        String subject = leak.subject() + " leaks ";
        if (leak.perCycle() == null) {
            return subject + leak.resource();
        }
        int cycles = cycles(leak);
        String text = subject + growth(leak);
        if (leak.low() != null && leak.high() != null) {
            text += " (95 %: " + Figures.inUnit(leak.low() * cycles, leak.unit()) + "–"
                    + Figures.inUnit(leak.high() * cycles, leak.unit()) + ")";
        }
        return leak.exhausts() == null || leak.exhaustsInSeconds() == null
                ? text
                : text + "; at this rate " + leak.exhausts() + " is reached in "
                        + Figures.seconds(leak.exhaustsInSeconds());
    }

    /** {@code 1 fd per 10 cycles}. */
    public static String growth(LeakResult leak) {
        if (leak.perCycle() == null) {
            return Figures.UNKNOWN;
        }
        int cycles = cycles(leak);
        return Resources.amount(leak.resource(), leak.unit(), leak.perCycle() * cycles) + " per "
                + (cycles == 1 ? "cycle" : Figures.count(cycles) + " cycles");
    }

    /** By how many cycles a leak's figures are told: so many that a whole unit leaks, or 1,000 where none does. */
    public static int cycles(LeakResult leak) {
        return leak.perCycle() == null || "clean".equals(leak.verdict()) ? 1_000 : cyclesPerUnit(leak.perCycle());
    }

    /** How an amount per connection reads, interval included. */
    public static String amount(CostResult cost) {
        double halfWidth = cost.low() == null || cost.high() == null ? Double.NaN : (cost.high() - cost.low()) / 2;
        return Resources.amount(cost.resource(), cost.unit(), orNaN(cost.perConnection()), halfWidth);
    }

    /** A number that may be missing, as a series holds it. */
    public static double orNaN(@Nullable Double amount) {
        return amount == null ? Double.NaN : amount;
    }

    /** The least power of ten of cycles in which a whole unit leaks. */
    private static int cyclesPerUnit(double perCycle) {
        int cycles = 1;
        while (Math.abs(perCycle) * cycles < 0.995 && cycles < MOST_PER_CYCLES) {
            cycles *= 10;
        }
        return cycles;
    }

    private static String connectionsIn(Connections connections) {
        boolean all = connections.established() == connections.attempted();
        String text = Figures.count(connections.established())
                + (all ? "" : " of " + Figures.count(connections.attempted())) + " connections";
        return connections.peak() < connections.established()
                ? text + ", at most " + Figures.count(connections.peak()) + " at once"
                : text;
    }

    private static String failuresIn(Connections connections) {
        return (connections.failed().isEmpty() ? "" : ", " + counted("failed", connections.failed()))
                + ", "
                + counted("lost", connections.lost());
    }

    /** {@code 3 failed (refused 2, reset 1)}. */
    private static String counted(String what, Map<String, Long> byKind) {
        long sum = byKind.values().stream().mapToLong(Long::longValue).sum();
        return Figures.count(sum) + " " + what + (sum == 0 ? "" : kinds(byKind));
    }

    /** {@code  (refused 2, reset 1)}, the most frequent first, a space before it. */
    static String kinds(Map<String, Long> byKind) {
        return byKind.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMED)
                .map(entry -> entry.getKey() + " " + Figures.count(entry.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String lostMessages(Verdict.Messages messages) {
        if (messages.sent() == 0) {
            return "";
        }
        String text = Figures.count(messages.sent()) + " messages, " + Figures.count(messages.lost()) + " lost";
        return messages.corrupted() == 0 ? text : text + ", " + Figures.count(messages.corrupted()) + " corrupted";
    }

    private static Optional<String> p99(Verdict verdict) {
        for (String metric : List.of("message", "establish", "connect", "heartbeat")) {
            Distribution distribution = verdict.latency().get(metric);
            if (distribution != null && distribution.p99() != null) {
                return Optional.of(metric + " p99 " + Figures.seconds(distribution.p99()));
            }
        }
        return Optional.empty();
    }

    private static String unseen(List<LeakResult> clean) {
        List<String> smallest = clean.stream()
                .filter(leak -> leak.smallestDetectable() != null)
                .sorted(Comparator.<LeakResult>comparingInt(leak -> "gateway".equals(leak.subject()) ? 0 : 1)
                        .thenComparingInt(leak -> "fd".equals(leak.resource()) ? -1 : Resources.rank(leak.resource())))
                .limit(MOST_NAMED)
                .map(leak -> Resources.amount(leak.resource(), leak.unit(), orNaN(leak.smallestDetectable()) * 1_000))
                .toList();
        return smallest.isEmpty()
                ? "nothing grew with the cycles"
                : "nothing above " + orJoined(smallest) + " per 1,000 cycles would have gone unseen";
    }

    private static String orJoined(List<String> parts) {
        int last = parts.size() - 1;
        return last == 0 ? parts.get(0) : String.join(", ", parts.subList(0, last)) + " or " + parts.get(last);
    }

    private static List<LeakResult> ofVerdict(List<LeakResult> leaks, String verdict) {
        return leaks.stream().filter(leak -> verdict.equals(leak.verdict())).toList();
    }

    private static String names(List<LeakResult> leaks) {
        return leaks.stream()
                .map(leak -> leak.subject() + " " + leak.resource())
                .collect(Collectors.joining(", "));
    }

    private static String called(String subject) {
        return "gateway".equals(subject) || "host".equals(subject) ? "the " + subject : subject;
    }
}

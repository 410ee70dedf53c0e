package dev.plimsoll.soak.verdict;

import dev.plimsoll.soak.plan.BudgetLine;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.verdict.Verdict.LimitResult;
import dev.plimsoll.soak.verdict.history.FailureWords;
import dev.plimsoll.soak.verdict.history.Figures;
import dev.plimsoll.soak.verdict.history.History;
import dev.plimsoll.soak.verdict.history.Readings;
import dev.plimsoll.soak.verdict.history.Totals;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Says of each limit of the plan how near the run came to it, and of any limit that it was hit. */
final class LimitFinder {
    private static final String DESCRIPTORS = "RLIMIT_NOFILE";
    private static final String PORTS = "net.ipv4.ip_local_port_range";
    private static final String FILES = "fs.file-max";
    private static final String MEMORY = "memory";
    private static final String HOST = "host";

    /** Which reading shows how much of a limit is used. */
    private static final Map<String, String> RESOURCE_OF = Map.of(
            DESCRIPTORS,
            "fd",
            "net.ipv4.tcp_max_tw_buckets",
            "time_wait",
            "net.netfilter.nf_conntrack_max",
            "conntrack");

    /** The failures of our own connects that only a limit brings about. */
    private static final Map<FailureKind, Key> LIMIT_OF = Map.of(
            FailureKind.LOCAL_FD_LIMIT, new Key(DESCRIPTORS, History.GENERATOR),
            FailureKind.EPHEMERAL_PORTS, new Key(PORTS, HOST),
            FailureKind.SYSTEM_FILE_TABLE, new Key(FILES, HOST),
            FailureKind.MEMORY, new Key(MEMORY, History.GENERATOR));

    private final History history;
    private final Map<Key, Hit> hits = new LinkedHashMap<>();

    private LimitFinder(History history) {
        this.history = history;
    }

    private record Key(String limit, String subject) {}

    private record Hit(double seconds, List<String> evidence) {}

    /** The plan's limits in its order, then those that were hit without being in it. */
    static List<LimitResult> find(History history, Grounds grounds) {
        LimitFinder finder = new LimitFinder(history);
        finder.collectHits();
        List<LimitResult> results = new ArrayList<>();
        for (BudgetLine line : history.plan().map(Plan::budget).orElse(List.of())) {
            Optional<Hit> hit = Optional.ofNullable(finder.hits.remove(new Key(line.limit(), line.subject())));
            results.add(finder.result(line, hit));
        }
        finder.hits.forEach((key, hit) -> results.add(finder.result(key, hit)));
        results.stream().filter(LimitResult::hit).forEach(limit -> giveReason(limit, grounds));
        return List.copyOf(results);
    }

    private static void giveReason(LimitResult limit, Grounds grounds) {
        Long open = limit.hitAtConnections();
        String message = "%s of the %s was hit%s: %s"
                .formatted(
                        limit.limit(),
                        limit.subject(),
                        open == null ? "" : " at " + Figures.counted(open, "connection"),
                        String.join("; ", limit.evidence()));
        if (limit.subject().equals(History.GENERATOR) || limit.subject().equals(HOST)) {
            grounds.leaveOpen("limit", limit.subject(), message);
        } else {
            grounds.fail("limit", limit.subject(), message);
        }
    }

    private void collectHits() {
        for (Event event : history.events(Event.Kind.LIMIT_HIT)) {
            hit(keyOf(event), event.seconds(), event.detail("message"));
        }
        Totals totals = Totals.of(history.load());
        for (FailureKind kind : FailureKind.values()) {
            Key key = LIMIT_OF.get(kind);
            if (key != null && totals.of(kind) > 0) {
                double seconds = history.load().stream()
                        .filter(sample -> Totals.of(List.of(sample)).of(kind) > 0)
                        .mapToDouble(Sample::seconds)
                        .findFirst()
                        .orElse(0);
                hit(budgeted(key.limit()).orElse(key), seconds, FailureWords.failed(Map.of(kind, totals.of(kind))));
            }
        }
    }

    /** An event that does not say whose limit it was is about the subject that the plan has it for. */
    private Key keyOf(Event event) {
        String limit = event.detail("limit");
        String subject = event.detail("subject");
        return subject.isEmpty() ? budgeted(limit).orElse(new Key(limit, History.GENERATOR)) : new Key(limit, subject);
    }

    private Optional<Key> budgeted(String limit) {
        return history.plan().map(Plan::budget).orElse(List.of()).stream()
                .filter(line -> line.limit().equals(limit) && !line.subject().equals(History.GATEWAY))
                .map(line -> new Key(line.limit(), line.subject()))
                .findFirst();
    }

    private void hit(Key key, double seconds, String evidence) {
        Hit known = hits.get(key);
        List<String> all = new ArrayList<>(known == null ? List.of() : known.evidence());
        if (!evidence.isEmpty() && !all.contains(evidence)) {
            all.add(evidence);
        }
        double first = known == null ? seconds : Math.min(known.seconds(), seconds);
        hits.put(key, new Hit(first, List.copyOf(all)));
    }

    private LimitResult result(BudgetLine line, Optional<Hit> hit) {
        OptionalDouble used = mostUsed(line.limit(), line.subject());
        boolean isUnbounded = line.connections() == Integer.MAX_VALUE;
        return new LimitResult(
                line.limit(),
                line.subject(),
                used.isPresent() ? used.getAsDouble() : null,
                line.ceiling(),
                isUnbounded ? null : (long) line.connections(),
                hit.isPresent(),
                hit.map(this::openAt).orElse(null),
                hit.map(Hit::evidence).orElse(List.of()));
    }

    private LimitResult result(Key key, Hit hit) {
        OptionalDouble used = mostUsed(key.limit(), key.subject());
        return new LimitResult(
                key.limit(),
                key.subject(),
                used.isPresent() ? used.getAsDouble() : null,
                null,
                null,
                true,
                openAt(hit),
                hit.evidence());
    }

    private OptionalDouble mostUsed(String limit, String subject) {
        String resource = RESOURCE_OF.get(limit);
        return resource == null
                ? OptionalDouble.empty()
                : Arrays.stream(Readings.present(history.samples(subject), resource))
                        .max();
    }

    /** Connections open at the end of the interval in which it was hit, or of the last one before. */
    private long openAt(Hit hit) {
        long open = 0;
        for (Sample sample : history.load()) {
            open = sample.load().map(load -> load.connections().open()).orElse(open);
            if (sample.seconds() >= hit.seconds()) {
                return open;
            }
        }
        return open;
    }
}

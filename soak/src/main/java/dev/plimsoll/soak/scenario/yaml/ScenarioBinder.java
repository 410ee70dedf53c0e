package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Nearest;
import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.Quantities;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.scenario.Threshold;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Binds a whole scenario. */
final class ScenarioBinder {
    private static final Set<String> LATER_PROTOCOLS =
            Set.of("tls", "http", "https", "im", "tunnel", "ssh", "workspace", "egress");
    private static final int LONGEST_SUMMARY = 500;

    private ScenarioBinder() {}

    /** The scenario; to be thrown away if there is a problem. */
    static Scenario bind(Overrides.Overridden from, Problems problems) {
        Fields fields = Fields.of(from.root(), Section.SCENARIO, problems);
        int before = problems.reports();
        int connections = fields.value("connections", text -> Quantities.whole(text, 1, Share.MOST));
        boolean counted = problems.reports() == before;
        Optional<Duration> heartbeat = fields.value("heartbeat", ScenarioBinder::heartbeat);
        List<String> watch = new ArrayList<>(strings(fields, "watch", WatchBinder::subject));
        watch.addAll(strings(fields, "scrape", WatchBinder::scrape));
        List<PhaseBinder.Bound> phases = phases(fields, from, problems, connections);
        if (counted) {
            Checks.open(phases, connections);
        }
        List<Threshold> thresholds = thresholds(fields, from, problems, new Checks(phases, heartbeat, watch));
        Optional<Target> target = fields.optional("target", Target::parse);
        return new Scenario(
                fields.value("name", PhaseBinder::name),
                fields.value("summary", ScenarioBinder::summary),
                protocol(fields, target),
                target,
                connections,
                fields.value("seed", ScenarioBinder::seed),
                fields.value("fit", ScenarioBinder::fit),
                fields.value("host_share", ScenarioBinder::hostShare),
                ConnectBinder.bind(fields, target, watch, problems),
                heartbeat,
                phases.stream().map(PhaseBinder.Bound::phase).toList(),
                thresholds,
                watch,
                strings(fields, "faults", ScenarioBinder::fault));
    }

    private static List<PhaseBinder.Bound> phases(
            Fields fields, Overrides.Overridden from, Problems problems, int connections) {
        Optional<Item> item = fields.item("phases");
        if (item.isEmpty()) {
            Section.SCENARIO.key("phases").ifPresent(fields::missing);
            return List.of();
        }
        List<PhaseBinder.Bound> bound = PhaseBinder.bind(item.get(), problems);
        List<PhaseBinder.Bound> scaled = Pacing.scale(bound, from.scales(), problems);
        return Pacing.rate(scaled, connections, from.rates(), problems);
    }

    private static List<Threshold> thresholds(
            Fields fields, Overrides.Overridden from, Problems problems, Checks checks) {
        List<Threshold> thresholds = new ArrayList<>();
        for (ThresholdBinder.Bound bound : fields.item("thresholds")
                .map(item -> ThresholdBinder.bind(item, problems))
                .orElse(List.of())) {
            Optional<String> complaint = checks.complaint(bound.threshold());
            if (complaint.isEmpty()) {
                thresholds.add(bound.threshold());
            } else if (from.stages().isEmpty() || !checks.isAboutPhases(bound)) {
                problems.add(bound.place(), "thresholds", complaint.get());
            }
        }
        return thresholds;
    }

    /** The protocol that is written, or the target's. */
    private static String protocol(Fields fields, Optional<Target> target) {
        if (!fields.has("protocol") && target.isPresent()) {
            return target.get().protocol();
        }
        Optional<String> written = fields.optional("protocol", ScenarioBinder::protocol);
        if (written.isPresent()
                && target.isPresent()
                && !target.get().protocol().equals(written.get())) {
            fields.refuse(
                    "target",
                    Parsed.quoted(target.get().toString()) + " does not fit protocol " + written.get() + "; write "
                            + written.get() + "://… or protocol: "
                            + target.get().protocol());
        }
        return written.orElse("ws");
    }

    private static Parsed<String> protocol(String text) {
        if (Section.PROTOCOLS.contains(text)) {
            return Parsed.good(text);
        }
        if (text.equals("wss")) {
            return Parsed.wrong(
                    text, "is ws inside TLS, which the target says; write protocol: ws and target: wss://…");
        }
        return LATER_PROTOCOLS.contains(text)
                ? Parsed.wrong(text, "is not spoken yet: this version speaks tcp and ws")
                : Parsed.wrong(text, "is not a protocol; " + Nearest.hint(text, Section.PROTOCOLS));
    }

    private static Parsed<String> summary(String text) {
        return text.length() <= LONGEST_SUMMARY && text.lines().count() <= 1
                ? Parsed.good(text)
                : Parsed.wrong(text, "is too long; write one line of at most " + LONGEST_SUMMARY + " characters");
    }

    private static Parsed<Long> seed(String text) {
        return text.matches("[0-9a-fA-F]{1,16}")
                ? Parsed.good(Long.parseUnsignedLong(text, 16))
                : Parsed.wrong(text, "is not a seed; write 1 to 16 hexadecimal digits, e.g. 7f3a");
    }

    private static Parsed<Scenario.Fit> fit(String text) {
        return switch (text) {
            case "refuse" -> Parsed.good(Scenario.Fit.REFUSE);
            case "shrink" -> Parsed.good(Scenario.Fit.SHRINK);
            default -> Parsed.wrong(text, "is not a fit; " + Nearest.hint(text, Section.FITS));
        };
    }

    private static Parsed<Double> hostShare(String text) {
        return Quantities.fraction(text)
                .then(share ->
                        share > 0 ? Parsed.good(share) : Parsed.wrong(text, "leaves nothing; write more than 0%"));
    }

    private static Parsed<Optional<Duration>> heartbeat(String text) {
        return text.equals("never")
                ? Parsed.good(Optional.empty())
                : Quantities.duration(text)
                        .match(it -> Parsed.good(Optional.of(it)), wrong -> new Parsed.Wrong<>(wrong + ", or never"));
    }

    /** {@code NAME[=VALUE]}. Which faults there are is for the stand-in to say. */
    private static Parsed<String> fault(String text) {
        return text.length() <= 200 && text.matches("[a-z][a-z0-9-]*(=[!-~]+)?")
                ? Parsed.good(text)
                : Parsed.wrong(text, "is not a fault; write e.g. leak-fd or leak-fd=0.1");
    }

    private static List<String> strings(Fields fields, String name, Function<String, Parsed<String>> parser) {
        List<String> strings = new ArrayList<>();
        Optional<Item> item = fields.item(name);
        if (item.isPresent() && item.get() instanceof Item.Listing listing) {
            for (Item each : listing.items()) {
                fields.parse(name, each, parser).ifPresent(strings::add);
            }
        } else if (item.isPresent()) {
            fields.refuse(
                    name,
                    "takes a list, e.g. "
                            + Section.SCENARIO.key(name).orElseThrow().example());
        }
        return strings;
    }
}

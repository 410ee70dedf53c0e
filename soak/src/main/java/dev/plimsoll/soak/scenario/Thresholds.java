package dev.plimsoll.soak.scenario;

import dev.plimsoll.soak.scenario.Metric.Kind;
import dev.plimsoll.soak.scenario.Threshold.Aggregate;
import dev.plimsoll.soak.scenario.Threshold.Comparison;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads thresholds: k6's grammar with units.
 *
 * <pre>
 * THRESHOLD  = METRIC ":" FIGURE SIGN BOUND  |  SERIES [":"] [FIGURE] SIGN BOUND
 * METRIC     = NAME ["{phase:" PHASE "}"]
 * FIGURE     = rate | count | value | avg | min | med | max | p(0…100)
 * SIGN       = &lt; | &lt;= | &gt; | &gt;= | == | !=   (k6's === and !== too)
 * BOUND      = a duration, a size, a percentage or a number, as the metric's unit asks
 * </pre>
 */
public final class Thresholds {
    private static final int LONGEST_TEXT = 256;
    private static final Pattern SUBJECT = Pattern.compile(
            "\\s*(?<name>[A-Za-z0-9_.-]+)\\s*(?<tag>\\{[^{}]*\\})?\\s*(?<colon>:)?\\s*(?<rest>.*?)\\s*");
    private static final Pattern TAG = Pattern.compile("\\{\\s*phase\\s*:\\s*(?<phase>[A-Za-z0-9_-]+)\\s*\\}");
    private static final Pattern EXPRESSION = Pattern.compile(
            "(?<figure>[a-z]+|p\\(\\s*[0-9.]+\\s*\\))?\\s*(?<sign><=|>=|===?|!==?|<|>|=)\\s*(?<bound>[^<>=!\\s].*)");
    private static final Map<Kind, List<Aggregate>> FIGURES = Map.of(
            Kind.TREND,
            List.of(Aggregate.AVG, Aggregate.MIN, Aggregate.MED, Aggregate.MAX, Aggregate.QUANTILE),
            Kind.RATE,
            List.of(Aggregate.RATE),
            Kind.COUNTER,
            List.of(Aggregate.COUNT, Aggregate.RATE),
            Kind.GAUGE,
            List.of(Aggregate.VALUE, Aggregate.AVG, Aggregate.MIN, Aggregate.MED, Aggregate.MAX));

    /** What a threshold is about. */
    private record Subject(Metric metric, Optional<String> phase) {}

    /** Which figure of it, as written and as understood. */
    private record Figure(String written, Aggregate aggregate, double quantile) {}

    private Thresholds() {}

    /** Reads a whole threshold; one that never ends the run early. */
    public static Parsed<Threshold> parse(String text) {
        Matcher whole = SUBJECT.matcher(text);
        if (text.length() > LONGEST_TEXT || !whole.matches()) {
            return Parsed.wrong(text, "is not a threshold; write e.g. connection_duration: p(95) < 5s");
        }
        String tag = Optional.ofNullable(whole.group("tag")).orElse("");
        return parse(whole.group("name") + tag, whole.group("rest"));
    }

    /** Reads a threshold whose metric stands apart from its expression. */
    public static Parsed<Threshold> parse(String metric, String expression) {
        return subject(metric).then(subject -> expression(subject, expression.strip()));
    }

    private static Parsed<Subject> subject(String text) {
        Matcher parts = SUBJECT.matcher(text);
        if (text.length() > LONGEST_TEXT
                || !parts.matches()
                || !parts.group("rest").isEmpty()) {
            return Parsed.wrong(text, "is not a metric; write e.g. connection_duration or message_latency{phase:hold}");
        }
        String name = parts.group("name");
        Optional<Metric> metric = Metrics.named(name);
        if (metric.isEmpty()) {
            return Parsed.wrong(name, unknown(name));
        }
        Optional<String> tag = Optional.ofNullable(parts.group("tag"));
        if (tag.isEmpty()) {
            return Parsed.good(new Subject(metric.get(), Optional.empty()));
        }
        Matcher phase = TAG.matcher(tag.get());
        return phase.matches()
                ? Parsed.good(new Subject(metric.get(), Optional.of(phase.group("phase"))))
                : Parsed.wrong(tag.get(), "is not a tag; the only one is {phase:NAME}");
    }

    private static String unknown(String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            String resource = name.substring(dot + 1).replaceFirst("\\.per_[a-z]+$", "");
            List<String> resources =
                    Series.resources().stream().map(Series.Resource::name).toList();
            return resources.contains(resource)
                    ? "is not a series; write SUBJECT.RESOURCE, and .per_connection or .per_cycle after anything but cpu"
                    : "is not a series; after the dot: " + Nearest.hint(resource, resources);
        }
        List<String> names = Metrics.all().stream().map(Metric::name).toList();
        return "is not a metric; " + Nearest.hint(name, names) + ", or a series such as gateway.rss.per_connection";
    }

    private static Parsed<Threshold> expression(Subject subject, String text) {
        Matcher parts = EXPRESSION.matcher(text);
        if (text.length() > LONGEST_TEXT || !parts.matches()) {
            return Parsed.wrong(text, "is not an expression; write e.g. " + example(subject.metric()));
        }
        String sign = parts.group("sign");
        if (sign.equals("=")) {
            return Parsed.wrong(text, "compares with =; write ==");
        }
        String written = Optional.ofNullable(parts.group("figure")).orElse("");
        String bound = parts.group("bound").strip();
        return figure(subject.metric(), written)
                .then(figure -> bound(subject.metric(), figure, sign, bound)
                        .then(value -> Parsed.good(new Threshold(
                                subject.metric().name(),
                                subject.phase(),
                                figure.aggregate(),
                                figure.quantile(),
                                comparison(sign),
                                value,
                                text,
                                Optional.empty()))));
    }

    private static Parsed<Figure> figure(Metric metric, String written) {
        List<Aggregate> offered = Series.isDerived(metric.name())
                ? List.of(Aggregate.VALUE)
                : FIGURES.getOrDefault(metric.kind(), List.of());
        String figures = offered.stream().map(Thresholds::word).collect(Collectors.joining(", "));
        if (written.isEmpty()) {
            return offered.contains(Aggregate.VALUE)
                    ? Parsed.good(new Figure("value", Aggregate.VALUE, 0))
                    : Parsed.wrong(metric.name(), "needs a figure: " + figures);
        }
        if (written.startsWith("p(")) {
            return offered.contains(Aggregate.QUANTILE) ? quantile(written) : notOffered(metric, written, figures);
        }
        return offered.stream()
                .filter(aggregate -> aggregate != Aggregate.QUANTILE)
                .filter(aggregate -> word(aggregate).equals(written))
                .findFirst()
                .map(aggregate -> Parsed.good(new Figure(written, aggregate, 0)))
                .orElseGet(() -> notOffered(metric, written, figures));
    }

    private static Parsed<Figure> notOffered(Metric metric, String written, String figures) {
        return Parsed.wrong(written, "is not a figure of " + metric.name() + ", which has " + figures);
    }

    private static Parsed<Figure> quantile(String written) {
        String percent = written.substring(2, written.length() - 1).strip();
        if (!Quantities.isNumber(percent) || Double.parseDouble(percent) > 100) {
            return Parsed.wrong(written, "is not a percentile; write p(0) to p(100), e.g. p(99.9)");
        }
        return Parsed.good(new Figure(written, Aggregate.QUANTILE, Double.parseDouble(percent) / 100));
    }

    private static Parsed<Double> bound(Metric metric, Figure figure, String sign, String text) {
        boolean number = Quantities.isNumber(text);
        return switch (metric.unit()) {
            case "seconds" ->
                number
                        ? Parsed.wrong(
                                text,
                                "has no unit; k6 means milliseconds: write " + figure.written() + " " + sign + " "
                                        + text + "ms")
                        : Quantities.duration(text).then(it -> Parsed.good(seconds(it)));
            case "bytes" -> Quantities.bytes(text).then(bytes -> Parsed.good((double) bytes));
            case "ratio" -> ratio(text);
            default -> count(metric, figure, text);
        };
    }

    private static Parsed<Double> ratio(String text) {
        if (text.endsWith("%")) {
            return Quantities.fraction(text);
        }
        if (!Quantities.isNumber(text)) {
            return Parsed.wrong(text, "is not a share; write e.g. 0.95 or 95%");
        }
        double share = Double.parseDouble(text);
        return share <= 1
                ? Parsed.good(share)
                : Parsed.wrong(text, "is more than all, a share is 0 to 1; write e.g. 0.95 or 95%");
    }

    private static Parsed<Double> count(Metric metric, Figure figure, String text) {
        if (Quantities.isNumber(text)) {
            return Parsed.good(Double.parseDouble(text));
        }
        if (metric.kind() == Kind.COUNTER && figure.aggregate() == Aggregate.RATE) {
            return Quantities.perSecond(text);
        }
        return Parsed.wrong(text, "is not a bound for " + metric.name() + ", which is counted; write a bare number");
    }

    private static Comparison comparison(String sign) {
        String plain = sign.length() == 3 ? sign.substring(0, 2) : sign;
        return Arrays.stream(Comparison.values())
                .filter(comparison -> comparison.sign().equals(plain))
                .findFirst()
                .orElseThrow();
    }

    private static String example(Metric metric) {
        return switch (metric.kind()) {
            case TREND -> "p(95) < 5s";
            case RATE -> "rate > 0.95";
            case COUNTER -> "count == 0";
            case GAUGE -> metric.unit().equals("bytes") ? "< 8KiB" : "< 80";
        };
    }

    private static String word(Aggregate aggregate) {
        return aggregate == Aggregate.QUANTILE ? "p(95)" : aggregate.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration duration) {
        return duration.getSeconds() + duration.getNano() / 1e9;
    }
}

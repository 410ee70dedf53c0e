package dev.plimsoll.soak.report;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.LoadSample.Quantiles;
import dev.plimsoll.soak.sample.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * One line on a run in progress, without a newline and without escape codes. Where it gets too long its parts are put more
 * briefly, the first first; then whole parts are left off its end.
 */
public final class ProgressLine {
    private static final int WIDE_COLUMNS = 120;
    private static final int NARROW_COLUMNS = 80;
    private static final String GAP = "  ";

    private ProgressLine() {}

    /** Part of the line, in full and in brief. */
    private record Part(String full, String brief) {
        private static Part of(String text) {
            return new Part(text, text);
        }
    }

    /** At most 120 columns: for a log, or a wide terminal. */
    public static String wide(Plan plan, Progress progress) {
        Optional<Sample> generator = generator(progress);
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of(time(plan, progress)));
        parts.add(Part.of(String.format(Locale.ROOT, "%-8s", phase(progress))));
        parts.add(Part.of(open(generator, 6) + " open"));
        String made = Figures.count(progress.established()) + "/" + Figures.count(progress.attempted());
        parts.add(new Part(made + " established", made + " up"));
        generator.ifPresent(sample -> parts.add(Part.of("+" + Figures.count(Math.rint(perSecond(sample))) + "/s")));
        p99(generator).map(Part::of).ifPresent(parts::add);
        failures("failed", progress.failed()).ifPresent(parts::add);
        failures("lost", progress.lost()).ifPresent(parts::add);
        gateway(progress).map(text -> new Part("gateway " + text, text)).ifPresent(parts::add);
        return fitting(parts, WIDE_COLUMNS);
    }

    /** At most 80 columns: what a person looks at first. */
    public static String narrow(Plan plan, Progress progress) {
        Optional<Sample> generator = generator(progress);
        List<Part> parts = new ArrayList<>();
        parts.add(Part.of(time(plan, progress)));
        parts.add(Part.of(phase(progress)));
        parts.add(Part.of(open(generator, 1) + " open"));
        p99(generator).map(Part::of).ifPresent(parts::add);
        failures("failed", progress.failed()).map(part -> Part.of(part.brief())).ifPresent(parts::add);
        failures("lost", progress.lost()).map(part -> Part.of(part.brief())).ifPresent(parts::add);
        gateway(progress).map(text -> new Part("gateway " + text, text)).ifPresent(parts::add);
        return fitting(parts, NARROW_COLUMNS);
    }

    private static String time(Plan plan, Progress progress) {
        double elapsed = progress.latest().values().stream()
                .mapToDouble(Sample::seconds)
                .max()
                .orElse(0);
        double planned = plan.phases().isEmpty() ? elapsed : Math.max(elapsed, plan.seconds());
        return Figures.clock(elapsed) + " of " + Figures.clock(planned);
    }

    private static String phase(Progress progress) {
        return generator(progress)
                .or(() -> progress.latest().values().stream().findFirst())
                .map(Sample::phase)
                .orElse("starting");
    }

    private static Optional<Sample> generator(Progress progress) {
        return progress.latest().values().stream()
                .filter(sample -> sample.load().isPresent())
                .findFirst();
    }

    private static String open(Optional<Sample> generator, int width) {
        long open = generator
                .flatMap(Sample::load)
                .map(LoadSample::connections)
                .map(LoadSample.Connections::open)
                .orElse(0L);
        return String.format(Locale.ROOT, "%," + width + "d", open);
    }

    private static double perSecond(Sample sample) {
        long established =
                sample.load().map(load -> load.connections().established()).orElse(0L);
        return sample.length() > 0 ? established / sample.length() : 0;
    }

    private static Optional<String> p99(Optional<Sample> generator) {
        Map<String, Quantiles> latency =
                generator.flatMap(Sample::load).map(LoadSample::latency).orElse(Map.of());
        return List.of("message", "heartbeat", "establish", "connect").stream()
                .map(metric -> Optional.ofNullable(latency.get(metric)))
                .flatMap(Optional::stream)
                .findFirst()
                .map(quantiles -> "p99 " + Figures.seconds(quantiles.p99()));
    }

    private static Optional<Part> failures(String what, Map<FailureKind, Long> byKind) {
        Map<String, Long> labelled = byKind.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(entry -> entry.getKey().label(), Map.Entry::getValue));
        long sum = byKind.values().stream().mapToLong(Long::longValue).sum();
        String brief = what + " " + Figures.count(sum);
        return sum == 0 ? Optional.empty() : Optional.of(new Part(brief + Sentences.kinds(labelled), brief));
    }

    private static Optional<String> gateway(Progress progress) {
        return Optional.ofNullable(progress.latest().get("gateway"))
                .map(sample -> List.of(reading(sample, "rss", "rss"), reading(sample, "fd", "fds")).stream()
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(" ")))
                .filter(text -> !text.isEmpty());
    }

    private static Optional<String> reading(Sample sample, String resource, String called) {
        return sample.readings().get(resource) instanceof Reading.Value value
                ? Optional.of(called + " "
                        + Figures.inUnit(
                                value.quantity().amount(),
                                value.quantity().unit().label()))
                : Optional.empty();
    }

    private static String fitting(List<Part> parts, int columns) {
        List<String> texts = new ArrayList<>(parts.stream().map(Part::full).toList());
        for (int i = 0; i < texts.size() && joined(texts).length() > columns; i++) {
            texts.set(i, parts.get(i).brief());
        }
        while (joined(texts).length() > columns) {
            texts.remove(texts.size() - 1);
        }
        return joined(texts);
    }

    private static String joined(List<String> texts) {
        return String.join(GAP, texts).stripTrailing();
    }
}

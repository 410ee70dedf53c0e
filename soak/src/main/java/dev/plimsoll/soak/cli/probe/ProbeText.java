package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.limit.Forecast;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.soak.report.Figures;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One look as text: limits with the first to bind on top, readings, what could not be read and why, what it cost. */
final class ProbeText {
    private static final double NANOS_PER_MILLISECOND = 1e6;

    private final StringBuilder text = new StringBuilder();

    private ProbeText() {}

    static String of(Probed probed) {
        ProbeText text = new ProbeText();
        text.text.append(probed.subject()).append('\n');
        text.limits(probed);
        text.values(probed.readings().readings());
        text.others(probed.readings().readings());
        text.cost(probed.readings().probeNanos());
        return text.text.toString();
    }

    private void limits(Probed probed) {
        List<Forecast> known = probed.limits().stream()
                .filter(forecast -> forecast.headroom().limit().ceiling() instanceof Reading.Value)
                .filter(forecast -> forecast.headroom().used() instanceof Reading.Value)
                .toList();
        text.append("\n  limits, the first to bind on top\n");
        line("used", "of", "share", "connections more", "limit");
        for (Forecast forecast : known) {
            double share = forecast.headroom().share();
            line(
                    amount(forecast.headroom().used()),
                    amount(forecast.headroom().limit().ceiling()),
                    Figures.share(share),
                    more(forecast, probed.told()),
                    forecast.limit().name() + " (" + forecast.limit().what() + ")");
        }
        known.stream()
                .filter(forecast -> forecast.headroom().share() >= 0.5)
                .max(Comparator.comparingDouble(forecast -> forecast.headroom().share()))
                .ifPresent(forecast -> text.append("  to raise ")
                        .append(forecast.limit().name())
                        .append(": ")
                        .append(forecast.limit().mend())
                        .append('\n'));
    }

    private static String more(Forecast forecast, Set<String> told) {
        if (forecast.more().isEmpty()) {
            return "not known";
        }
        boolean isTold = forecast.limit().used().filter(told::contains).isPresent();
        return Figures.count(forecast.more().getAsLong()) + (isTold ? "" : " assumed");
    }

    private void line(String used, String ceiling, String share, String more, String limit) {
        text.append(String.format(Locale.ROOT, "  %12s %12s %7s %21s  %s%n", used, ceiling, share, more, limit));
    }

    private void values(Map<String, Reading> readings) {
        text.append("\n  readings\n");
        readings.forEach((resource, reading) -> {
            if (reading instanceof Reading.Value value
                    && Catalogue.named(resource).isEmpty()) {
                text.append(String.format(
                        Locale.ROOT,
                        "  %12s  %-28s %s%n",
                        amount(value),
                        resource,
                        value.scope().name().toLowerCase(Locale.ROOT)));
            }
        });
    }

    /** Those that say the same stand on one line. */
    private void others(Map<String, Reading> readings) {
        Map<String, List<String>> byReason = readings.entrySet().stream()
                .filter(entry -> !(entry.getValue() instanceof Reading.Value))
                .collect(Collectors.groupingBy(
                        entry -> entry.getValue()
                                .<String>match(value -> "", absent -> absent.reason(), failed -> failed.reason()),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        if (!byReason.isEmpty()) {
            text.append("\n  not read\n");
            byReason.forEach((reason, resources) -> text.append("  ")
                    .append(String.join(", ", resources))
                    .append(": ")
                    .append(reason)
                    .append('\n'));
        }
    }

    private void cost(Map<String, Long> probeNanos) {
        text.append("\n  asking took ")
                .append(probeNanos.entrySet().stream()
                        .map(entry -> String.format(
                                Locale.ROOT, "%s %.1f ms", entry.getKey(), entry.getValue() / NANOS_PER_MILLISECOND))
                        .collect(Collectors.joining(", ")))
                .append('\n');
    }

    static String amount(Reading reading) {
        if (!(reading instanceof Reading.Value value)) {
            return "";
        }
        Quantity quantity = value.quantity();
        if (quantity.unit() == Unit.BYTES) {
            return Figures.bytes(quantity.amount());
        }
        if (quantity.unit() == Unit.SECONDS) {
            return Figures.seconds(quantity.amount());
        }
        return quantity.unit() == Unit.RATIO ? Figures.share(quantity.amount()) : Figures.count(quantity.amount());
    }
}

package dev.plimsoll.probe.remote.endpoint;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.remote.endpoint.KnownMetrics.Known;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Makes readings of a page of metrics: those that are known, and those asked for, each the sum of its samples. Pure. */
final class MetricsReading {
    private static final String MALFORMED = "scrape_malformed";

    private MetricsReading() {}

    /**
     * The readings.
     *
     * @param where the page is, for people
     * @param more metrics asked for by name; absent where the page has none of it
     */
    static Map<String, Reading> of(String page, String where, List<String> more) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        more.forEach(name -> readings.put(name, new Reading.Absent("no metric " + name + " at " + where)));
        int malformed = MetricsText.each(page, (name, labels, value) -> {
            for (Known known : KnownMetrics.all()) {
                if (known.isMeantBy(name, labels)) {
                    add(readings, known.resource(), value, known.unit());
                }
            }
            if (more.contains(name)) {
                add(readings, name, value, KnownMetrics.unitOf(name));
            }
        });
        readings.put(MALFORMED, Reading.ofProcess(Quantity.count(malformed)));
        return readings;
    }

    private static void add(Map<String, Reading> readings, String resource, double value, Unit unit) {
        Reading before = readings.get(resource);
        double sum = before instanceof Reading.Value it ? it.quantity().amount() + value : value;
        readings.put(
                resource,
                Double.isFinite(sum)
                        ? Reading.ofProcess(new Quantity(sum, unit))
                        : new Reading.Failed(resource + " is too large for a number"));
    }
}

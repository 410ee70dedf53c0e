package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Readings in the text format of Prometheus. What is missing has no sample, and is named with its reason. */
final class ReadingsForPrometheus {
    private ReadingsForPrometheus() {}

    static byte[] write(String subject, Taken taken) {
        StringBuilder values = new StringBuilder("# TYPE plimsoll_reading gauge\n");
        StringBuilder missing = new StringBuilder("# TYPE plimsoll_reading_missing gauge\n");
        for (Map.Entry<String, Reading> entry : taken.readings().entrySet()) {
            String labels = "subject=\"" + escaped(subject) + "\",resource=\"" + escaped(entry.getKey()) + "\"";
            entry.getValue()
                    .match(
                            value -> values.append(String.format(
                                    Locale.ROOT,
                                    "plimsoll_reading{%s,unit=\"%s\",scope=\"%s\"} %s%n",
                                    labels,
                                    value.quantity().unit().label(),
                                    value.scope().name().toLowerCase(Locale.ROOT),
                                    value.quantity().amount())),
                            absent -> missing(missing, labels, absent.reason()),
                            failed -> missing(missing, labels, failed.reason()));
        }
        String about = "{subject=\"" + escaped(subject) + "\"} ";
        String rest = "# TYPE plimsoll_subject_alive gauge\nplimsoll_subject_alive" + about
                + (taken.life().alive() ? 1 : 0)
                + "\n# TYPE plimsoll_probe_cost_seconds gauge\nplimsoll_probe_cost_seconds" + about
                + taken.costNanos() / 1e9 + "\n";
        return (values.toString() + missing + rest).getBytes(StandardCharsets.UTF_8);
    }

    private static StringBuilder missing(StringBuilder text, String labels, String reason) {
        return text.append("plimsoll_reading_missing{")
                .append(labels)
                .append(",reason=\"")
                .append(escaped(reason))
                .append("\"} 1\n");
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}

package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.export.Exposition;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;

/** How looks are printed. */
enum ProbeForm {
    /** For people. */
    TEXT {
        @Override
        void print(PrintWriter out, List<Probed> all) {
            all.forEach(one -> out.println(ProbeText.of(one)));
            out.flush();
        }
    },
    /** A line for each round of looks. */
    JSON {
        @Override
        void print(PrintWriter out, List<Probed> all) throws IOException {
            out.println(ProbeJson.of(Instant.now(), all));
            out.flush();
        }
    },
    /** Metrics. */
    PROMETHEUS {
        @Override
        void print(PrintWriter out, List<Probed> all) {
            Exposition exposition = new Exposition();
            all.forEach(one -> exposition.with(
                    one.subject(), one.readings().readings(), one.readings().probeNanos()));
            out.print(exposition.text());
            out.flush();
        }
    };

    /** One round of looks. */
    abstract void print(PrintWriter out, List<Probed> all) throws IOException;
}

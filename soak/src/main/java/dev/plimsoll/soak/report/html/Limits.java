package dev.plimsoll.soak.report.html;

import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;

/** What the catalogue says of a limit that stands in a verdict by its name. */
final class Limits {
    private Limits() {}

    /** How to raise it; nothing for one that is in no catalogue. */
    static String mend(String name) {
        return Catalogue.named(name).map(KnownLimit::mend).orElse("");
    }

    /** {@code bytes}, or nothing for what is counted. */
    static String unit(String name) {
        return Catalogue.named(name)
                .flatMap(KnownLimit::used)
                .filter(used -> used.contains("memory") || used.equals("heap") || used.equals("pinned"))
                .map(bytes -> "bytes")
                .orElse("");
    }
}

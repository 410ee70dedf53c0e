package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import java.util.Locale;

/** Every limit that is known, in words. */
final class CatalogueText {
    private CatalogueText() {}

    static String all() {
        StringBuilder text = new StringBuilder();
        for (KnownLimit limit : Catalogue.all()) {
            text.append(limit.name())
                    .append(limit.nature() == Nature.CEILING ? "" : "  (no ceiling: the kernel behaves so)")
                    .append('\n');
            line(text, "what", limit.what() + ", of one " + limit.scope().name().toLowerCase(Locale.ROOT));
            line(text, "ceiling", limit.ceiling().words());
            line(text, "use", limit.used().orElse("nothing that can be read counts against it"));
            line(text, "client", limit.sights().client());
            line(text, "server", limit.sights().server());
            line(text, "mend", limit.mend());
            text.append('\n');
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, String words) {
        text.append(String.format(Locale.ROOT, "  %-8s %s%n", name, words));
    }
}

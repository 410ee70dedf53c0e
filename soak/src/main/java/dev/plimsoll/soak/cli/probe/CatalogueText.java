package dev.plimsoll.soak.cli.probe;

import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import dev.plimsoll.probe.limit.known.Signature;
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
            shows(text, limit);
            line(text, "mend", limit.mend());
            text.append('\n');
        }
        return text.toString();
    }

    private static void shows(StringBuilder text, KnownLimit limit) {
        ConditionWords words = new ConditionWords(limit);
        Signature signature = limit.signature();
        signature.hit().forEach(together -> line(text, "hit when", words.all(together)));
        signature.early().forEach(together -> line(text, "near when", words.all(together)));
        if (!signature.behind().isEmpty()) {
            line(text, "but", "not named when it follows from " + String.join(", ", signature.behind()));
        }
    }

    private static void line(StringBuilder text, String name, String words) {
        text.append(String.format(Locale.ROOT, "  %-9s %s%n", name, words));
    }
}

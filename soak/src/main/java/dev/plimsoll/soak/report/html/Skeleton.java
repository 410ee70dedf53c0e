package dev.plimsoll.soak.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page without its content: {@code report.html} beside this package, whose {@code {{names}}} are filled in. */
final class Skeleton {
    private static final String FOLDER = "/dev/plimsoll/soak/report/";
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z]+)}}");

    private Skeleton() {}

    /** The page, with its styles and scripts in it. What is filled in is not looked at for further names. */
    static String filled(String title, String body, String data) {
        Map<String, String> content = Map.of(
                "title", Markup.text(title),
                "license", resource("uplot/LICENSE").strip(),
                "plotstyle", resource("uplot/uPlot.min.css"),
                "style", resource("report.css"),
                "body", body,
                "data", data,
                "plotscript", resource("uplot/uPlot.iife.min.js"),
                "script", resource("report.js"));
        return PLACE.matcher(resource("report.html"))
                .replaceAll(place -> Matcher.quoteReplacement(content.getOrDefault(place.group(1), "")));
    }

    private static String resource(String name) {
        try (InputStream in = Skeleton.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalStateException("not in the jar: " + FOLDER + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("not readable in the jar: " + FOLDER + name, e);
        }
    }
}

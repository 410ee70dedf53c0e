package dev.plimsoll.soak.scenario.builtin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The scenarios that come with Plimsoll. */
public final class BuiltIns {
    private static final String FOLDER = "/dev/plimsoll/soak/scenarios/";
    private static final String SUMMARY = "summary: ";
    private static final List<String> NAMES = List.of("quick", "flood", "hold", "churn", "traffic", "reconnect-storm");

    private BuiltIns() {}

    /** Their names, in the order they are listed to people. */
    public static List<String> names() {
        return NAMES;
    }

    /** What problems call a built-in scenario's file: {@code quick.yaml}. */
    public static String fileName(String name) {
        return name + ".yaml";
    }

    /** The YAML of a scenario, with its comments; empty when there is none of this name. */
    public static Optional<String> text(String name) {
        return NAMES.contains(name) ? Optional.of(load(FOLDER + fileName(name))) : Optional.empty();
    }

    /** One sentence about a scenario; empty when there is none of this name. */
    public static Optional<String> summary(String name) {
        return text(name)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(SUMMARY))
                        .map(line -> line.substring(SUMMARY.length()).strip())
                        .findFirst());
    }

    private static String load(String resource) {
        try (InputStream in = BuiltIns.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not in this jar: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

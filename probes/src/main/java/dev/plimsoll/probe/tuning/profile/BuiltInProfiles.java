package dev.plimsoll.probe.tuning.profile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The profiles that come with Plimsoll. */
public final class BuiltInProfiles {
    private static final List<String> NAMES =
            List.of("im-gateway-server", "im-gateway-load-generator", "ssh-gateway", "egress-gateway");

    private BuiltInProfiles() {}

    /** Their names, in the order they are listed to people. */
    public static List<String> names() {
        return NAMES;
    }

    /** The YAML of a profile, with its comments, ready to copy; empty when there is none of this name. */
    public static Optional<String> text(String name) {
        return NAMES.contains(name) ? Optional.of(load(name + ".yaml")) : Optional.empty();
    }

    private static String load(String resource) {
        try (InputStream in = BuiltInProfiles.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("not in this jar: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

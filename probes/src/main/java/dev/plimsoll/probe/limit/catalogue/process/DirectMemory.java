package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;

/** Direct buffers of a JVM; its ceiling is in no file. */
public final class DirectMemory {
    private DirectMemory() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("MaxDirectMemorySize", "direct buffers of the JVM")
                .ceiling(new Place.Unseen("the JVM publishes its direct memory to itself alone"))
                .seen(
                        "connections that are reset or not answered",
                        "OutOfMemoryError: Cannot reserve N bytes of direct buffer memory",
                        "-XX:MaxDirectMemorySize=N");
    }
}

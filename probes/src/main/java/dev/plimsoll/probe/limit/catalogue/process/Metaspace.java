package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;

/** Class data of a JVM. */
public final class Metaspace {
    private Metaspace() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("MaxMetaspaceSize", "class data of the JVM")
                .ceiling(new Place.Unseen(
                        "without -XX:MaxMetaspaceSize there is none, and the flag is seen by jcmd alone"))
                .seen(
                        "as the server behaves",
                        "OutOfMemoryError: Metaspace",
                        "-XX:MaxMetaspaceSize=N, or fewer class loaders");
    }
}

package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** The heap of a JVM, by what is left in use after a collection. */
public final class JavaHeap {
    private JavaHeap() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("Java heap", "heap of the JVM after a collection")
                .counts("heap", new Place.Resource("heap_limit"))
                .shows(Signature.when(new Condition.Full(0, 0.03), Condition.failures())
                        .nearWhen(new Condition.Full(0, 0.05)))
                .seen(
                        "pauses, then timeouts and resets",
                        "OutOfMemoryError: Java heap space; before it, one collection after the other",
                        "-Xmx, or less per connection");
    }
}

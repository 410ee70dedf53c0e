package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/*
 * What lives is best seen right after a collection, when eden is empty. But where the older generation is full, what lives
 * stays in eden, and is then not told from garbage. A heap that is full in spite of several collections holds no garbage.
 * One of the survivor spaces is never used.
 */
/** The heap of a JVM, by what is left in use after a collection. */
public final class JavaHeap {
    private static final double NEARLY_ALL = 0.93;
    private static final double COLLECTIONS = 3;

    private JavaHeap() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("Java heap", "heap of the JVM after a collection")
                .counts("heap", new Place.Resource("heap_limit"))
                .shows(Signature.when(new Condition.Full(0, 0.03), Condition.failures())
                        .or(
                                new Condition.AtLeast("heap_used", NEARLY_ALL, "heap_limit"),
                                new Condition.Rises("gc", COLLECTIONS),
                                Condition.failures())
                        .nearWhen(new Condition.Full(0, 0.05)))
                .seen(
                        "pauses, then timeouts and resets",
                        "OutOfMemoryError: Java heap space; before it, one collection after the other",
                        "-Xmx, or less per connection");
    }
}

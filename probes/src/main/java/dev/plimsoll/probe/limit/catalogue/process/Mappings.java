package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Memory mappings of one process ({@code mm/mmap.c}); each thread takes two. */
public final class Mappings {
    private Mappings() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("vm.max_map_count", "memory mappings of the process")
                .counts("map", new Place.Sysctl("vm.max_map_count", 0))
                .shows(Signature.when(new Condition.Full(256, 0.005), Condition.failures()))
                .seen(
                        "as the server behaves without memory",
                        "ENOMEM from mmap and thread creation although memory is free",
                        "sysctl -w vm.max_map_count=262144");
    }
}

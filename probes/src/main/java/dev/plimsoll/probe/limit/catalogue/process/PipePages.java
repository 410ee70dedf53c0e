package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;

/** Pages in pipes of one user (pipe(7)): past it new pipes are small, and nothing says so. */
public final class PipePages {
    private PipePages() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("fs.pipe-user-pages-soft", "pages in pipes of the user")
                .of(Scope.USER, Role.EITHER)
                .ceiling(new Place.Sysctl("fs.pipe-user-pages-soft", 0))
                .seen(
                        "lower throughput",
                        "no error: from then on a new pipe holds 8 KiB instead of 64 KiB, so proxies that splice slow down",
                        "sysctl -w fs.pipe-user-pages-soft=N");
    }
}

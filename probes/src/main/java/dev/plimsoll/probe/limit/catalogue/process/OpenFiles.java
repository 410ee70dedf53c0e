package dev.plimsoll.probe.limit.catalogue.process;

import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Open files of one process (getrlimit(2) RLIMIT_NOFILE, {@code fs/file.c}). */
public final class OpenFiles {
    private OpenFiles() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("RLIMIT_NOFILE", "open files of the process")
                .counts("fd", new Place.Rlimit("Max open files"))
                .each(1)
                .shows(Signature.when(Condition.full(), Condition.failures())
                        .or(Condition.full(), Condition.rises("tcp.listen_overflows"))
                        .or(new Condition.OwnFailures("local-fd-limit"))
                        .nearWhen(Condition.full()))
                .seen(
                        "EMFILE from its own connect; against a full server connects succeed and hang, until the backlog is full too",
                        "EMFILE from accept; a level-triggered acceptor spins with a whole CPU; no kernel counter moves until the accept queue is full",
                        "ulimit -n N before it starts; as a service: LimitNOFILE=N (fs.nr_open is the most)");
    }
}

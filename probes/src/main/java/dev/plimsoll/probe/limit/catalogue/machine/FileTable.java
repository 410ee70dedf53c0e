package dev.plimsoll.probe.limit.catalogue.machine;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Role;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;

/** Open files of the machine ({@code fs/file_table.c}); root may open more. */
public final class FileTable {
    private FileTable() {}

    /** The limit. */
    public static KnownLimit limit() {
        return KnownLimit.named("fs.file-max", "open files of the machine")
                .of(Scope.HOST, Role.EITHER)
                .counts("system_files", new Place.Sysctl("fs.file-max", 0))
                .each(1)
                .shows(Signature.when(new Condition.OwnFailures("system-file-table"))
                        .or(new Condition.Full(4096, 0.002), Condition.failures()))
                .seen(
                        "ENFILE for all but root",
                        "the same; kernel log: VFS: file-max limit reached",
                        "sysctl -w fs.file-max=4194304");
    }
}

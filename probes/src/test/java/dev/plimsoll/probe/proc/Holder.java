package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Child;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Starts a program that holds known numbers of things ({@code holder.py}), each as a user that has no other process and that
 * no other run of these tests takes.
 */
final class Holder {
    private static final AtomicLong USERS =
            new AtomicLong(1_000_000 + 1000 * ProcessHandle.current().pid());

    private Holder() {}

    /** Holds {@code wanted}, words such as {@code pipe=3}. Takes root. */
    static Child of(Path folder, String... wanted) throws IOException {
        long user = USERS.incrementAndGet();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        List<String> command = new ArrayList<>(
                List.of("setpriv", "--reuid=" + user, "--regid=" + user, "--clear-groups", "/usr/bin/python3", "-c"));
        command.add(Files.readString(Captured.resource("/holder.py")));
        command.add(folder.toString());
        command.addAll(List.of(wanted));
        return Child.of(command);
    }
}

package dev.plimsoll.soak.cli.terminal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether our output goes to a terminal: what the descriptors are links to, {@code man 5 proc}. */
public final class Terminal {
    private Terminal() {}

    /** Whether stderr is a terminal that a person looks at. */
    public static boolean onStderr() {
        return isTerminal("/proc/self/fd/2") && System.getenv("CI") == null;
    }

    /** Whether stdout may have colours. */
    public static boolean colours(boolean refused) {
        return !refused && System.getenv("NO_COLOR") == null && isTerminal("/proc/self/fd/1");
    }

    private static boolean isTerminal(String descriptor) {
        try {
            String target = Files.readSymbolicLink(Path.of(descriptor)).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            return false; // no such descriptor: nobody looks
        }
    }
}

package dev.plimsoll.probe.tuning.prove.lab;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What stands below {@code /proc/sys/net} for the calling thread: the settings of its own network namespace, and some of
 * the machine that the kernel refuses to have written there. Nothing else is ever opened for writing.
 */
final class Settings {
    private static final String NET = "net.";
    /** Where {@code CAP_NET_ADMIN} writes a name it does not know, the kernel loads {@code tcp_NAME} (net/ipv4/tcp_cong.c). */
    private static final String CONGESTION_CONTROL = "net.ipv4.tcp_congestion_control";

    private static final String AVAILABLE = "net.ipv4.tcp_available_congestion_control";

    private Settings() {}

    /** What trying to write came to. */
    enum Written {
        /** It reads as was written. */
        AS_ASKED,
        /** There is no such setting here. */
        ABSENT,
        /** It may not be written here. */
        READ_ONLY,
        /** The kernel does not take this value. */
        REFUSED,
        /** Not tried: the kernel would load a module for it, into the machine. */
        NOT_LOADED
    }

    static Written write(String name, String value) throws IOException {
        if (!name.startsWith(NET)) {
            return Written.ABSENT;
        }
        if (name.equals(CONGESTION_CONTROL)
                && !(exists(AVAILABLE) && words(read(AVAILABLE)).contains(value.strip()))) {
            return Written.NOT_LOADED;
        }
        try {
            Files.writeString(path(name), value, StandardOpenOption.WRITE);
        } catch (NoSuchFileException e) {
            return Written.ABSENT;
        } catch (AccessDeniedException e) {
            return Written.READ_ONLY;
        } catch (IOException e) {
            return Written.REFUSED;
        }
        return words(read(name)).equals(words(value)) ? Written.AS_ASKED : Written.REFUSED;
    }

    static String read(String name) throws IOException {
        return text("sys/" + name.replace('.', '/')).strip();
    }

    /** A file below /proc; Java's own way of reading asks the kernel for one byte first, and of a setting gets no more. */
    static String text(String path) throws IOException {
        Seen<String> seen = ProcReader.ofThisMachine().text(path);
        if (seen instanceof Seen.Found<String> found) {
            return found.value();
        }
        String reason = seen.match(text -> text, absent -> absent, failed -> failed);
        throw new IOException(reason);
    }

    static boolean exists(String name) {
        return Files.exists(path(name));
    }

    static List<String> words(String value) {
        return List.of(value.strip().split("\\s+"));
    }

    private static Path path(String name) {
        return Path.of("/proc/sys", name.replace('.', '/').split("/"));
    }
}

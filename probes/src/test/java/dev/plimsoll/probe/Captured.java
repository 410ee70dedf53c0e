package dev.plimsoll.probe;

import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;

/** Kernel text that was captured and is laid out as the directory it came from. */
public final class Captured {
    /** The process that was captured. */
    public static final long PID = 10360;

    /** A second one, that held a few of everything that is counted at quiet points. */
    public static final long HOLDER = 10420;

    private Captured() {}

    /** /proc of each kernel there is, oldest first. */
    public static List<Path> kernels() {
        return List.of(older(), resource("/proc/linux-5.15"), resource("/proc/linux-6.1"), newest());
    }

    /** /proc of Linux 6.18. */
    public static Path newest() {
        return resource("/proc/linux-6.18");
    }

    /** /proc as Linux 4.18 prints it. */
    public static Path older() {
        return resource("/proc/linux-4.18");
    }

    /** Files that end in the middle. */
    public static Path truncated() {
        return resource("/proc/truncated");
    }

    /** The directory of that name among the test resources. */
    public static Path resource(String name) {
        URL url = Captured.class.getResource(name);
        if (url == null) {
            throw new IllegalArgumentException("no " + name);
        }
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

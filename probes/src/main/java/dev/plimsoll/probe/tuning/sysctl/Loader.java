package dev.plimsoll.probe.tuning.sysctl;

import java.util.List;

/** The programs that read these trees at boot. */
public enum Loader {
    /** systemd-sysctl(8). It does not read /etc/sysctl.conf, unless a file of its directories is a link to it. */
    SYSTEMD("systemd-sysctl"),
    /** {@code sysctl --system} of procps, sysctl(8). It reads /etc/sysctl.conf after all others. */
    PROCPS("sysctl --system");

    /** Where both look; a file hides those of its name in directories after its own. */
    static final List<String> DIRECTORIES =
            List.of("/etc/sysctl.d", "/run/sysctl.d", "/usr/local/lib/sysctl.d", "/usr/lib/sysctl.d", "/lib/sysctl.d");

    private static final List<String> SYSTEMDS =
            List.of("/usr/lib/systemd/systemd-sysctl", "/lib/systemd/systemd-sysctl");

    private final String words;

    Loader(String words) {
        this.words = words;
    }

    /** As people type it. */
    public String words() {
        return words;
    }

    /** Files that are read after those of the directories. */
    List<String> last() {
        return this == PROCPS ? List.of("/etc/sysctl.conf") : List.of();
    }

    /** Where systemd-sysctl stands on a machine that boots with it. */
    public static List<String> programsOfSystemd() {
        return SYSTEMDS;
    }
}

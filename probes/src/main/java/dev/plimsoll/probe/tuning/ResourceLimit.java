package dev.plimsoll.probe.tuning;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A limit of a process (getrlimit(2)), with its name in each of the places where it is written. */
public enum ResourceLimit {
    /** Descriptors, one more than the highest. */
    NOFILE("Max open files", 1),
    /** Threads of the user. */
    NPROC("Max processes", 1),
    /** Bytes; limits.conf(5) counts KiB. */
    MEMLOCK("Max locked memory", 1024),
    /** Queued signals of the user, which POSIX timers are counted as. */
    SIGPENDING("Max pending signals", 1),
    /** Bytes of the first thread's stack; limits.conf(5) counts KiB. */
    STACK("Max stack size", 1024),
    /** Bytes of address space; limits.conf(5) counts KiB. */
    AS("Max address space", 1024),
    /** Bytes of a core file; limits.conf(5) counts KiB. */
    CORE("Max core file size", 1024),
    /** Bytes of a file written; limits.conf(5) counts KiB. */
    FSIZE("Max file size", 1024);

    private final String kernelName;
    private final long pamFactor;

    ResourceLimit(String kernelName, long pamFactor) {
        this.kernelName = kernelName;
        this.pamFactor = pamFactor;
    }

    /** As limits.conf(5) and profiles write it: {@code nofile}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As /proc/PID/limits writes it: {@code Max open files}. */
    public String kernelName() {
        return kernelName;
    }

    /** As systemd.exec(5) writes it: {@code LimitNOFILE}. */
    public String directive() {
        return "Limit" + name();
    }

    /** How many of the kernel's units one of limits.conf(5) is. */
    public long pamFactor() {
        return pamFactor;
    }

    /** The one a profile means. */
    public static Optional<ResourceLimit> of(String word) {
        return Arrays.stream(values())
                .filter(limit -> limit.word().equals(word))
                .findFirst();
    }

    /** All words, in order. */
    public static List<String> words() {
        return Arrays.stream(values()).map(ResourceLimit::word).toList();
    }
}

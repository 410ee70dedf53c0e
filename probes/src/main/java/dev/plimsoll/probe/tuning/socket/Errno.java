package dev.plimsoll.probe.tuning.socket;

import java.util.Map;

/**
 * Why the kernel refused a call (man 3 errno; include/uapi/asm-generic/errno.h, which x86_64 and aarch64 share).
 *
 * @param number 1 or more
 */
public record Errno(int number) {
    /** No descriptor is left to this process. */
    public static final Errno EMFILE = new Errno(24);

    /** It would have to wait. */
    public static final Errno EAGAIN = new Errno(11);

    /** No port is left to this source and destination. */
    public static final Errno EADDRNOTAVAIL = new Errno(99);

    /** The peer sent a reset. */
    public static final Errno ECONNRESET = new Errno(104);

    /** The peer did not answer. */
    public static final Errno ETIMEDOUT = new Errno(110);

    static final Errno EINTR = new Errno(4);
    static final Errno EINPROGRESS = new Errno(115);

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            Map.entry(1, "EPERM"),
            Map.entry(4, "EINTR"),
            Map.entry(9, "EBADF"),
            Map.entry(11, "EAGAIN"),
            Map.entry(12, "ENOMEM"),
            Map.entry(13, "EACCES"),
            Map.entry(22, "EINVAL"),
            Map.entry(23, "ENFILE"),
            Map.entry(24, "EMFILE"),
            Map.entry(92, "ENOPROTOOPT"),
            Map.entry(98, "EADDRINUSE"),
            Map.entry(99, "EADDRNOTAVAIL"),
            Map.entry(101, "ENETUNREACH"),
            Map.entry(104, "ECONNRESET"),
            Map.entry(105, "ENOBUFS"),
            Map.entry(110, "ETIMEDOUT"),
            Map.entry(111, "ECONNREFUSED"),
            Map.entry(113, "EHOSTUNREACH"),
            Map.entry(115, "EINPROGRESS"));

    /** Its name, {@code EMFILE}; where this has none, {@code errno 7}. */
    @Override
    public String toString() {
        return NAMES.getOrDefault(number, "errno " + number);
    }
}

package dev.plimsoll.probe.tuning.socket;

import com.sun.jna.LastErrorException;

/** The descriptors of this process: how many it may open, and how many it can (RLIMIT_NOFILE, man 2 getrlimit). */
public final class OpenFiles {
    private static final int RLIMIT_NOFILE = 7;
    private static final int STANDARD_ERROR = 2;

    private OpenFiles() {}

    /** What the kernel allows this process now. */
    public static Allowed allowed() throws CallFailed {
        long[] softAndHard = new long[2];
        try {
            SocketCalls.getrlimit(RLIMIT_NOFILE, softAndHard);
        } catch (LastErrorException e) {
            throw CallFailed.of("getrlimit", e);
        }
        return new Allowed(softAndHard[0], softAndHard[1]);
    }

    /** Changes what the kernel allows this process; EPERM above the hard limit, and for anybody above fs.nr_open. */
    public static void allow(Allowed limits) throws CallFailed {
        try {
            SocketCalls.setrlimit(RLIMIT_NOFILE, new long[] {limits.soft(), limits.hard()});
        } catch (LastErrorException e) {
            throw CallFailed.of("setrlimit", e);
        }
    }

    /**
     * Opens descriptors until the kernel refuses, closes them again, and says which was the last, and why no more. A JVM
     * without a descriptor can load no class, so nothing new is used before they are closed.
     */
    public static Opened openUntilRefused() {
        Runs opened = new Runs();
        Errno refusal = new Errno(open(opened));
        return new Opened(opened.count(), opened.last(), refusal);
    }

    private static int open(Runs opened) {
        try {
            while (true) {
                opened.add(SocketCalls.dup(STANDARD_ERROR));
            }
        } catch (LastErrorException e) {
            return e.getErrorCode();
        } finally {
            for (int run = 0; run < opened.runs(); run++) {
                for (int descriptor = opened.first(run); descriptor <= opened.last(run); descriptor++) {
                    SocketCalls.close(descriptor);
                }
            }
        }
    }

    /**
     * The two limits; the highest descriptor is one less than the soft one.
     *
     * @param soft what holds
     * @param hard what the process may raise it to
     */
    public record Allowed(long soft, long hard) {}

    /**
     * What could be opened.
     *
     * @param count how many
     * @param highest the number of the last descriptor, which the kernel takes as the lowest that is free
     * @param refusal why no more
     */
    public record Opened(int count, int highest, Errno refusal) {}
}

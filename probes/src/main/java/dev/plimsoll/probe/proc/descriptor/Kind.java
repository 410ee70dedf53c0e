package dev.plimsoll.probe.proc.descriptor;

/** What a descriptor is, told from what its link in {@code /proc/PID/fd} says (proc_pid_fd(5)). */
enum Kind {
    /** A socket of any family. */
    SOCKET("fd.socket", "socket:["),
    /** An end of a pipe without a name. */
    PIPE("fd.pipe", "pipe:["),
    /** Something with a path: a file, a directory, a device, a named pipe. */
    FILE("fd.file", "/"),
    /** eventfd(2). */
    EVENTFD("fd.eventfd", "anon_inode:[eventfd"),
    /** epoll_create(2). */
    EPOLL("fd.epoll", "anon_inode:[eventpoll"),
    /** timerfd_create(2). */
    TIMERFD("fd.timerfd", "anon_inode:[timerfd"),
    /** inotify_init(2); the kernel gives this one no brackets. */
    INOTIFY("fd.inotify", "anon_inode:inotify"),
    /** io_uring_setup(2), since Linux 5.1. */
    IO_URING("fd.io_uring", "anon_inode:[io_uring"),
    /** Anything else: memfd, pidfd, signalfd, namespaces, BPF. */
    OTHER("fd.other", "");

    private static final String MEMORY = "/memfd:";
    private static final String GONE = " (deleted)";
    private static final Kind[] KINDS = values();

    private final String resource;
    private final String start;

    Kind(String resource, String start) {
        this.resource = resource;
        this.start = start;
    }

    /** The name under which descriptors of this kind are counted. */
    String resource() {
        return resource;
    }

    /** The kind of a descriptor whose link says so. */
    static Kind of(String link) {
        for (Kind kind : KINDS) {
            if (link.startsWith(kind.start) && !link.startsWith(MEMORY)) {
                return kind;
            }
        }
        return OTHER;
    }

    /** Whether it is a file that has no name any more: its blocks are free only when it is closed. */
    static boolean deleted(String link) {
        return of(link) == FILE && link.endsWith(GONE);
    }
}

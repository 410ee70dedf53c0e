package dev.plimsoll.probe.namespace;

import com.sun.jna.Native;
import dev.plimsoll.probe.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The network namespace of a process, held open until it is closed even if the process ends (man 7 network_namespaces).
 *
 * <p>Whether it is our own is seen without any right: each namespace has its own {@code net/tcp} in {@code /proc}, with an
 * inode of its own (fs/proc/proc_net.c). Opening that of another needs the rights of ptrace on the process, and entering it
 * {@code CAP_SYS_ADMIN} both here and in the user namespace that owns it (man 2 setns). For any number of threads.
 */
public final class NetNamespace implements AutoCloseable {
    /*
     * setns moves one thread, and whatever that thread starts afterwards begins where it is. So a thread of our own goes
     * in, reads and ends; it never comes back into use, and what it must not do is start another thread.
     *
     * A netlink socket belongs to the namespace it was made in, whoever uses it later; a file of /proc/sys/net shows that
     * of the thread that opens it. Hence one way in for both: read(...).
     */
    private static final long PATIENCE_SECONDS = 10;

    private final long pid;
    private final Entrance entrance;
    private final AtomicBoolean closed = new AtomicBoolean();

    private NetNamespace(long pid, Entrance entrance) {
        this.pid = pid;
        this.entrance = entrance;
    }

    /** Opens that of {@code pid}; absent when there is no such process. */
    public static Seen<NetNamespace> ofProcess(long pid) {
        try {
            if (inode("/proc/" + pid + "/net/tcp").equals(inode("/proc/thread-self/net/tcp"))) {
                return new Seen.Found<>(new NetNamespace(pid, new Here()));
            }
            return open(pid);
        } catch (NoSuchFileException e) {
            return new Seen.Absent<>("no process " + pid);
        } catch (IOException e) {
            return new Seen.Failed<>("the network namespace of process " + pid + " cannot be told: " + e);
        } catch (LinkageError e) {
            return new Seen.Failed<>("native code cannot be loaded: " + e);
        }
    }

    /** Whether it is the one this process was in when it was opened, so that nothing need be entered. */
    public boolean isOurs() {
        return entrance instanceof Here;
    }

    /**
     * Does {@code reading} inside, and waits for it, at most 10 s. It must neither start threads nor keep hold of this one;
     * what it throws is thrown here.
     */
    public <T> Seen<T> read(Supplier<T> reading) {
        if (closed.get()) {
            return new Seen.Failed<>("the network namespace of process " + pid + " was closed");
        }
        return entrance instanceof Door door ? inThreadOfItsOwn(door, reading) : new Seen.Found<>(reading.get());
    }

    private <T> Seen<T> inThreadOfItsOwn(Door door, Supplier<T> reading) {
        FutureTask<Seen<T>> inside = new FutureTask<>(() -> Libc.setns(door.descriptor(), Libc.NETWORK) == 0
                ? new Seen.Found<>(reading.get())
                : new Seen.Failed<>(whyNotEntered(Native.getLastError())));
        Thread thread = new Thread(inside, "plimsoll-netns-" + pid);
        thread.setDaemon(true);
        thread.start();
        try {
            Seen<T> answer = inside.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return answer;
        } catch (TimeoutException e) {
            return new Seen.Failed<>("no answer from inside the network namespace of process " + pid + " within "
                    + PATIENCE_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Seen.Failed<>("interrupted while reading in the network namespace of process " + pid);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException ours) {
                throw ours;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Gives the descriptor back; what was made inside stays there and stays usable. */
    @Override
    public void close() {
        if (closed.compareAndSet(false, true) && entrance instanceof Door door) {
            Libc.close(door.descriptor());
        }
    }

    private static Seen<NetNamespace> open(long pid) {
        int descriptor = Libc.open("/proc/" + pid + "/ns/net", Libc.READ_ONLY_NOT_INHERITED);
        if (descriptor >= 0) {
            return new Seen.Found<>(new NetNamespace(pid, new Door(descriptor)));
        }
        int errno = Native.getLastError();
        return switch (errno) {
            case Errno.ENOENT -> new Seen.Absent<>("no process " + pid);
            case Errno.EACCES, Errno.EPERM ->
                new Seen.Failed<>("process " + pid + " is in another network namespace; opening /proc/" + pid
                        + "/ns/net needs the same user or CAP_SYS_PTRACE, and entering it CAP_SYS_ADMIN");
            default -> new Seen.Failed<>("opening /proc/" + pid + "/ns/net: " + Errno.name(errno));
        };
    }

    private String whyNotEntered(int errno) {
        return errno == Errno.EPERM
                ? "process " + pid + " is in another network namespace, and entering it needs CAP_SYS_ADMIN"
                : "entering the network namespace of process " + pid + ": " + Errno.name(errno);
    }

    private static Object inode(String path) throws IOException {
        return Files.getAttribute(Path.of(path), "unix:ino");
    }

    /** How one gets in. */
    private sealed interface Entrance {}

    /** Everyone is inside already. */
    private record Here() implements Entrance {}

    /** Through an open {@code /proc/PID/ns/net}. */
    private record Door(int descriptor) implements Entrance {}
}

package dev.plimsoll.probe.namespace;

import com.sun.jna.Native;
import dev.plimsoll.probe.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    /** Held while the descriptor is used or given back: its number may be another file's as soon as it was. */
    private final Object atTheDoor = new Object();

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
        return read(reading, unwanted -> {});
    }

    /**
     * The same, for a reading that opens something.
     *
     * @param unwanted is given what was read after nobody waited for it any more, on the thread that read it
     */
    public <T> Seen<T> read(Supplier<T> reading, Consumer<T> unwanted) {
        if (closed.get()) {
            return wasClosed();
        }
        return entrance instanceof Door door
                ? inThreadOfItsOwn(door, reading, unwanted)
                : new Seen.Found<>(reading.get());
    }

    private <T> Seen<T> inThreadOfItsOwn(Door door, Supplier<T> reading, Consumer<T> unwanted) {
        CompletableFuture<Seen<T>> answer = new CompletableFuture<>();
        Thread thread = new Thread(() -> visit(door, reading, unwanted, answer), "plimsoll-netns-" + pid);
        thread.setDaemon(true);
        thread.start();
        try {
            Seen<T> given = answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
            return given;
        } catch (TimeoutException e) {
            return given(
                    answer,
                    "no answer from inside the network namespace of process " + pid + " within " + PATIENCE_SECONDS
                            + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return given(answer, "interrupted while reading in the network namespace of process " + pid);
        } catch (ExecutionException e) {
            throw thrown(e.getCause());
        }
    }

    /** Completing the answer decides, once, whether somebody still waits for it. */
    private <T> void visit(Door door, Supplier<T> reading, Consumer<T> unwanted, CompletableFuture<Seen<T>> answer) {
        try {
            Optional<Seen<T>> refusal = enter(door, answer);
            if (refusal.isPresent()) {
                answer.complete(refusal.get());
                return;
            }
            T read = reading.get();
            if (!answer.complete(new Seen.Found<>(read))) {
                unwanted.accept(read);
            }
        } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
        }
    }

    private <T> Optional<Seen<T>> enter(Door door, CompletableFuture<Seen<T>> answer) {
        synchronized (atTheDoor) {
            if (closed.get() || answer.isDone()) {
                return Optional.of(wasClosed());
            }
            return Libc.setns(door.descriptor(), Libc.NETWORK) == 0
                    ? Optional.empty()
                    : Optional.of(new Seen.Failed<>(whyNotEntered(Native.getLastError())));
        }
    }

    /** What came at the last moment, or that nobody waits any more. */
    private static <T> Seen<T> given(CompletableFuture<Seen<T>> answer, String otherwise) {
        answer.complete(new Seen.Failed<>(otherwise));
        try {
            return answer.join();
        } catch (CompletionException e) {
            throw thrown(e.getCause());
        }
    }

    private static RuntimeException thrown(@Nullable Throwable inside) {
        return inside instanceof RuntimeException ours ? ours : new IllegalStateException(inside);
    }

    private <T> Seen<T> wasClosed() {
        return new Seen.Failed<>("the network namespace of process " + pid + " was closed");
    }

    /** Gives the descriptor back; what was made inside stays there and stays usable. */
    @Override
    public void close() {
        synchronized (atTheDoor) {
            if (closed.compareAndSet(false, true) && entrance instanceof Door door) {
                Libc.close(door.descriptor());
            }
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

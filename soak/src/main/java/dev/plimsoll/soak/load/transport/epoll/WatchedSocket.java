package dev.plimsoll.soak.load.transport.epoll;

import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A socket, and what the kernel is asked to tell one event loop about it. All on that loop's thread but the first call. */
abstract class WatchedSocket implements EpollIoHandle {
    /** That it can be written to, or that connecting has ended. */
    static final EpollIoOps WRITABLE = EpollIoOps.EPOLLOUT;
    /** That there is something to read or to accept. */
    static final EpollIoOps READABLE = EpollIoOps.EPOLLIN;
    /** Either. */
    static final EpollIoOps BOTH = READABLE.with(WRITABLE);
    /** Nothing but errors and hang-ups, which epoll tells in any case. */
    static final EpollIoOps ERRORS = EpollIoOps.EPOLLERR;

    final Socket socket;
    private final IoEventLoop executor;
    private @Nullable IoRegistration registration;
    private EpollIoOps interest = ERRORS;

    WatchedSocket(IoEventLoop executor, Socket socket) {
        this.executor = executor;
        this.socket = socket;
    }

    @Override
    public final FileDescriptor fd() {
        return socket;
    }

    /** Fails as epoll_ctl(2) does: no memory, or more watches than fs.epoll.max_user_watches. */
    final void watch(EpollIoOps wanted) throws IOException {
        IoRegistration told = registration;
        if (told != null && wanted.equals(interest)) {
            return;
        }
        if (told == null) {
            told = executor.register(this).syncUninterruptibly().getNow(); // on the loop itself it is done at once
        }
        registration = told;
        interest = wanted;
        try {
            told.submit(wanted);
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    /** Has the kernel tell nothing any more, until the next watch. */
    final void forget() {
        IoRegistration told = registration;
        registration = null;
        if (told != null) {
            told.cancel();
        }
    }

    /** {@inheritDoc} Harmless when called again. */
    @Override
    public void close() {
        Sockets.close(socket); // which takes it out of the epoll set, too
        forget();
    }
}

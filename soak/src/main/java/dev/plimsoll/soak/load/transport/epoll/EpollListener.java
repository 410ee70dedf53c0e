package dev.plimsoll.soak.load.transport.epoll;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.netty.SocketErrors;
import io.netty.channel.ChannelException;
import io.netty.channel.IoEvent;
import io.netty.channel.IoEventLoop;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoHandle;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.FileDescriptor;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket; accepted ones go to the loops in turn. Belongs to one loop. */
final class EpollListener implements EpollIoHandle, Loop.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(EpollListener.class);
    private static final int MOST_AT_ONCE = 64; // so that connections that stand are not kept waiting
    private static final int ADDRESS_BYTES = 26; // a sockaddr_in6 behind its length, as Netty's accept lays it out
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final IoEventLoop executor;
    private final Socket socket;
    private final List<EpollLoop> loops;
    private final Loop.Acceptor acceptor;
    private final byte[] peerAddress = new byte[ADDRESS_BYTES];
    private final InetSocketAddress address;
    private final IoRegistration registration;
    private int turn;

    private EpollListener(IoEventLoop executor, Socket socket, List<EpollLoop> loops, Loop.Acceptor acceptor) {
        this.executor = executor;
        this.socket = socket;
        this.loops = loops;
        this.acceptor = acceptor;
        this.address = socket.localAddress();
        this.registration = executor.register(this).syncUninterruptibly().getNow();
        registration.submit(EpollIoOps.EPOLLIN);
    }

    static EpollListener open(
            IoEventLoop executor, InetSocketAddress address, List<EpollLoop> loops, Loop.Acceptor acceptor)
            throws IOException {
        try {
            return new EpollListener(executor, Sockets.listening(address), loops, acceptor);
        } catch (IOException | ChannelException e) {
            throw new IOException("cannot listen on " + address + ": " + SocketErrors.message(e), e);
        }
    }

    @Override
    public FileDescriptor fd() {
        return socket;
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public void handle(IoRegistration registered, IoEvent event) {
        try {
            for (int accepted = 0; accepted < MOST_AT_ONCE; accepted++) {
                int descriptor = socket.accept(peerAddress);
                if (descriptor < 0) {
                    return;
                }
                hand(new Socket(descriptor));
            }
        } catch (IOException e) {
            LOG.warn("accept failed, next try in a second: {}", e.getMessage());
            pause();
        }
    }

    private void hand(Socket accepted) {
        EpollLoop home = loops.get(turn);
        turn = (turn + 1) % loops.size();
        home.execute(() -> home.seat(accepted, acceptor));
    }

    /** Out of descriptors, or of memory: asking again at once would not help, and keep the loop busy. */
    private void pause() {
        registration.submit(EpollIoOps.EPOLLERR);
        loops.get(0).after(PAUSE_NANOS, () -> accepting(Loop.Flow.GO));
    }

    @Override
    public void accepting(Loop.Flow flow) {
        executor.execute(() -> {
            if (registration.isValid()) {
                registration.submit(flow == Loop.Flow.GO ? EpollIoOps.EPOLLIN : EpollIoOps.EPOLLERR);
            }
        });
    }

    @Override
    public void close() {
        if (executor.inEventLoop()) {
            stop();
        } else {
            executor.submit(this::stop).awaitUninterruptibly();
        }
    }

    private void stop() {
        Sockets.close(socket);
        registration.cancel();
    }
}

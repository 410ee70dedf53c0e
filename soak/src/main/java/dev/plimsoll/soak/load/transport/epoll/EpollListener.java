package dev.plimsoll.soak.load.transport.epoll;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.netty.SocketErrors;
import io.netty.channel.ChannelException;
import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.unix.Socket;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A listening socket; accepted ones go to the loops in turn. Belongs to one loop. */
final class EpollListener extends WatchedSocket implements Loop.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(EpollListener.class);
    private static final int MOST_AT_ONCE = 64; // so that connections that stand are not kept waiting
    private static final int ADDRESS_BYTES = 26; // a sockaddr_in6 behind its length, as Netty's accept lays it out
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EpollLoop loop;
    private final List<EpollLoop> homes;
    private final Loop.Acceptor acceptor;
    private final byte[] peerAddress = new byte[ADDRESS_BYTES];
    private final InetSocketAddress address;
    private int turn;

    private EpollListener(EpollLoop loop, Socket socket, List<EpollLoop> homes, Loop.Acceptor acceptor) {
        super(loop.executor(), socket);
        this.loop = loop;
        this.homes = homes;
        this.acceptor = acceptor;
        this.address = socket.localAddress();
    }

    static EpollListener open(EpollLoop loop, InetSocketAddress address, List<EpollLoop> homes, Loop.Acceptor acceptor)
            throws IOException {
        try {
            EpollListener listener = new EpollListener(loop, Sockets.listening(address), homes, acceptor);
            Future<?> begun = loop.executor().submit(listener::begin).awaitUninterruptibly();
            if (begun.isSuccess()) {
                return listener;
            }
            listener.close();
            throw new IOException(SocketErrors.message(begun.cause()), begun.cause());
        } catch (IOException | ChannelException e) {
            throw new IOException("cannot listen on " + address + ": " + SocketErrors.message(e), e);
        }
    }

    private EpollListener begin() throws IOException {
        watch(READABLE);
        return this;
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
        EpollLoop home = homes.get(turn);
        turn = (turn + 1) % homes.size();
        home.execute(() -> home.seat(accepted, acceptor));
    }

    /** Out of descriptors, or of memory: asking again at once would not help, and keep the loop busy. */
    private void pause() {
        follow(Loop.Flow.STOP);
        loop.after(PAUSE_NANOS, () -> follow(Loop.Flow.GO));
    }

    @Override
    public void accepting(Loop.Flow flow) {
        loop.execute(() -> follow(flow));
    }

    private void follow(Loop.Flow flow) {
        try {
            if (socket.isOpen()) {
                watch(flow == Loop.Flow.GO ? READABLE : ERRORS);
            }
        } catch (IOException e) {
            LOG.warn("cannot {} accepting: {}", flow, e.getMessage());
        }
    }

    @Override
    public void close() {
        if (loop.executor().inEventLoop()) {
            super.close();
        } else {
            loop.executor().submit(super::close).awaitUninterruptibly();
        }
    }
}

package dev.plimsoll.soak.load.transport.epoll;

import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.SlotEvents;
import dev.plimsoll.soak.load.transport.netty.LoopThread;
import dev.plimsoll.soak.load.transport.netty.SocketErrors;
import dev.plimsoll.soak.sample.FailureKind;
import io.netty.channel.ChannelException;
import io.netty.channel.IoEventLoop;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One event loop and the sockets in its slots. */
final class EpollLoop implements Loop {
    private final IoEventLoop executor;
    private final LoopThread thread;
    private final Reach reach;
    private final List<EpollLoop> peers;
    private final @Nullable EpollSocket[] sockets;
    private final Inbox inbox = new Inbox();
    private final EpollOutbox outbox = new EpollOutbox();

    EpollLoop(IoEventLoop executor, int slots, Reach reach, List<EpollLoop> peers) {
        this.executor = executor;
        this.thread = new LoopThread(executor);
        this.reach = reach;
        this.peers = peers;
        this.sockets = new EpollSocket[slots];
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        thread.after(delayNanos, task);
    }

    @Override
    public long grainNanos() {
        return LoopThread.KERNEL_GRAIN_NANOS;
    }

    @Override
    public Optional<Long> busyNanos() {
        return thread.busyNanos();
    }

    @Override
    public void connect(int slot, Route route, SlotEvents events) {
        if (!reach.allows(route.target())) {
            events.failed(slot, FailureKind.OTHER, route.target() + " is not allowed; see --allow-remote");
            return;
        }
        try {
            EpollSocket socket = EpollSocket.connecting(this, slot, events, Sockets.connecting(route));
            sockets[slot] = socket;
            socket.awaitConnected();
        } catch (IOException | ChannelException e) {
            reset(slot);
            events.failed(slot, SocketErrors.kind(e), SocketErrors.message(e));
        }
    }

    @Override
    public Listener listen(InetSocketAddress address, Acceptor acceptor) throws IOException {
        return EpollListener.open(this, address, peers, acceptor);
    }

    /** Gives an accepted connection its slot. */
    void seat(Socket accepted, Acceptor acceptor) {
        Optional<Acceptor.Seat> seat = acceptor.accepted(this);
        if (seat.isEmpty()) {
            Sockets.close(accepted);
            return;
        }
        int slot = seat.get().slot();
        EpollSocket socket = EpollSocket.accepted(this, slot, seat.get().events(), accepted);
        sockets[slot] = socket;
        socket.begin();
    }

    @Override
    public Outbox outbox(int slot) {
        outbox.to(sockets[slot]);
        return outbox;
    }

    @Override
    public void flush() {
        outbox.flush();
    }

    @Override
    public void reading(int slot, Flow flow) {
        EpollSocket socket = sockets[slot];
        if (socket != null) {
            socket.reading(flow);
        }
    }

    @Override
    public void finish(int slot) {
        outbox.flush();
        EpollSocket socket = sockets[slot];
        if (socket != null) {
            socket.finish();
        }
    }

    @Override
    public void close(int slot) {
        EpollSocket socket = sockets[slot];
        sockets[slot] = null; // before the flush: what fails from here on is told to nobody
        outbox.flush();
        if (socket != null) {
            socket.leave();
        }
    }

    @Override
    public void reset(int slot) {
        EpollSocket socket = sockets[slot];
        if (socket != null) {
            sockets[slot] = null;
            socket.reset();
        }
    }

    IoEventLoop executor() {
        return executor;
    }

    /** Where the sockets of this loop read into, one after the other. */
    Inbox inbox() {
        return inbox;
    }

    /** Frees a slot if it still holds this socket; whether it did. */
    boolean vacate(int slot, EpollSocket socket) {
        if (sockets[slot] != socket) {
            return false;
        }
        sockets[slot] = null;
        return true;
    }

    /** Whether a slot still holds this socket. */
    boolean holds(int slot, EpollSocket socket) {
        return sockets[slot] == socket;
    }
}

package dev.plimsoll.soak.load.transport.epoll;

import dev.plimsoll.soak.load.transport.Loop.Flow;
import dev.plimsoll.soak.load.transport.SlotEvents;
import dev.plimsoll.soak.load.transport.netty.SocketErrors;
import io.netty.channel.IoEvent;
import io.netty.channel.IoRegistration;
import io.netty.channel.epoll.EpollIoOps;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/*
 * Level-triggered, and never believed: an event may be a late one of a descriptor that was closed and given out again
 * within one batch, so each is checked by the system call that it announces, which then says "not yet".
 *
 *   connecting ──writable, no error──► open ──read 0──► input ended        any error ──► over
 *
 * What the kernel does not take waits here, and reading stops while too much of it waits.
 */
/** One TCP socket in a slot, from the connect to the close. */
final class EpollSocket extends WatchedSocket {
    private static final Logger LOG = LoggerFactory.getLogger(EpollSocket.class);
    /** How long a closed slot's last bytes may take to be written; a peer that does not read holds them up. */
    private static final long LAST_WRITES_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final EpollLoop loop;
    private final int slot;
    private final SlotEvents events;
    private final Backlog.Bound bound;
    private @Nullable Backlog backlog;
    private boolean connected;
    private boolean stopped;
    private boolean inputEnded;
    private boolean finishing;
    private boolean leaving;

    private EpollSocket(EpollLoop loop, int slot, SlotEvents events, Socket socket, Backlog.Bound bound) {
        super(loop.executor(), socket);
        this.loop = loop;
        this.slot = slot;
        this.events = events;
        this.bound = bound;
    }

    /** One that is connecting; {@link #awaitConnected} begins it. */
    static EpollSocket connecting(EpollLoop loop, int slot, SlotEvents events, Socket socket) {
        return new EpollSocket(loop, slot, events, socket, Backlog.Bound.OWN_MESSAGES);
    }

    /** One that was accepted; {@link #begin} begins it. */
    static EpollSocket accepted(EpollLoop loop, int slot, SlotEvents events, Socket socket) {
        return new EpollSocket(loop, slot, events, socket, Backlog.Bound.ANSWERS);
    }

    /** Has the kernel tell when it is connected. */
    void awaitConnected() throws IOException {
        watch(WRITABLE);
    }

    /** Begins with a connection that was accepted. */
    void begin() {
        try {
            Sockets.prepare(socket);
            connected = true;
            watch();
            events.connected(slot);
        } catch (IOException e) {
            broke(e);
        } catch (RuntimeException | Error fault) {
            broken(fault);
        }
    }

    @Override
    public void handle(IoRegistration registered, IoEvent event) {
        try {
            if (leaving) {
                drain(Objects.requireNonNull(backlog));
            } else if (!loop.holds(slot, this)) {
                close();
            } else if (!connected) {
                finishConnect();
            } else {
                step();
            }
        } catch (IOException e) {
            broke(e);
        } catch (RuntimeException | Error fault) {
            broken(fault);
        }
    }

    private void finishConnect() throws IOException {
        if (socket.finishConnect()) {
            connected = true;
            watch();
            events.connected(slot);
        }
    }

    private void step() throws IOException {
        if (backlog != null) {
            drain(backlog);
        } else if (!reads()) {
            throwError();
            forget();
        }
        if (reads()) {
            read();
        }
    }

    private void read() throws IOException {
        int bytes = loop.inbox().receive(socket);
        if (bytes > 0) {
            events.received(slot, loop.inbox().received());
            if (loop.holds(slot, this)) {
                events.receivedAll(slot);
            }
        } else if (bytes < 0) {
            inputEnded = true;
            watch();
            events.inputEnded(slot);
        }
    }

    /** Writes, and keeps what the kernel does not take. A failure is told before this returns. */
    void write(ByteBuffer from, int bytes) {
        if (!socket.isOpen()) {
            return;
        }
        try {
            int sent = backlog == null ? send(from, bytes) : 0;
            if (sent < bytes) {
                keep(from, sent, bytes);
            }
        } catch (IOException e) {
            broke(e);
        }
    }

    private int send(ByteBuffer from, int bytes) throws IOException {
        int sent = socket.send(from, 0, bytes);
        while (sent < bytes) {
            int more = socket.send(from, sent, bytes);
            if (more == 0) {
                break;
            }
            sent += more;
        }
        return sent;
    }

    private void keep(ByteBuffer from, int begin, int end) throws IOException {
        Backlog waiting = backlog == null ? new Backlog(bound) : backlog;
        backlog = waiting;
        waiting.add(from, begin, end);
        watch();
    }

    private void drain(Backlog waiting) throws IOException {
        if (waiting.drain(socket)) {
            backlog = null;
            if (leaving) {
                close();
                return;
            }
            if (finishing) {
                socket.shutdown(false, true);
            }
        }
        watch();
    }

    /** Stops or starts reading. */
    void reading(Flow flow) {
        stopped = flow == Flow.STOP;
        try {
            if (connected) {
                watch();
            }
        } catch (IOException e) {
            broke(e);
        }
    }

    /** Sends FIN behind what waits. */
    void finish() {
        try {
            if (backlog == null) {
                socket.shutdown(false, true);
            } else {
                finishing = true;
            }
        } catch (IOException e) {
            broke(e);
        }
    }

    /** Closes behind what waits, or when that takes too long; nothing is told of it. */
    void leave() {
        if (backlog == null) {
            close();
            return;
        }
        leaving = true;
        try {
            watch();
        } catch (IOException e) {
            close();
        }
        loop.after(LAST_WRITES_NANOS, this::close);
    }

    /** Closes with RST. */
    void reset() {
        try {
            socket.setSoLinger(0);
        } catch (IOException e) {
            LOG.debug("no RST: {}", e.getMessage()); // it was reset by the peer before
        }
        close();
    }

    /** {@inheritDoc} Nothing is told of it. */
    @Override
    public void close() {
        super.close();
        if (backlog != null) {
            backlog.release();
            backlog = null;
        }
    }

    private boolean reads() {
        return !stopped && !inputEnded && !leaving && (backlog == null || !backlog.isOverfull());
    }

    /** Has the kernel tell what is of interest now. */
    private void watch() throws IOException {
        EpollIoOps toRead = reads() ? READABLE : ERRORS;
        EpollIoOps toReadAndWrite = reads() ? BOTH : WRITABLE;
        watch(backlog == null ? toRead : toReadAndWrite);
    }

    private void throwError() throws IOException {
        int error = socket.getSoError();
        if (error != 0) {
            throw Errors.newIOException("read", -error);
        }
    }

    private void broke(IOException cause) {
        boolean held = loop.vacate(slot, this);
        close();
        if (held) {
            events.failed(slot, SocketErrors.kind(cause), SocketErrors.message(cause));
        }
    }

    private void broken(Throwable fault) {
        loop.vacate(slot, this);
        close();
        events.broken(slot, fault);
    }
}

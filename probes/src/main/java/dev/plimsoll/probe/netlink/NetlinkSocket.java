package dev.plimsoll.probe.netlink;

import com.sun.jna.Native;
import com.sun.jna.Pointer;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.Errno;
import dev.plimsoll.probe.netlink.message.Exchange;
import dev.plimsoll.probe.netlink.message.MessageVisitor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;

/**
 * One netlink socket with its buffers (man 7 netlink). It asks in the network namespace it was made in. For one thread at a
 * time; bounded: the kernel answers within {@link #PATIENCE_SECONDS} or the socket is given up.
 */
final class NetlinkSocket implements AutoCloseable {
    /** {@code NETLINK_SOCK_DIAG} of {@code linux/netlink.h}. */
    static final int SOCK_DIAG = 4;
    /** {@code NETLINK_NETFILTER} of {@code linux/netlink.h}. */
    static final int NETFILTER = 12;

    private static final int PATIENCE_SECONDS = 5;
    // the kernel fills datagrams of at most 32 KiB (NLMSG_GOODSIZE, netlink_dump in net/netlink/af_netlink.c)
    private static final int ANSWER_BYTES = 1 << 16;
    private static final int REQUEST_BYTES = 256;
    private static final int TIMEVAL_BYTES = 16;

    private final int descriptor;
    private final ByteBuffer request = buffer(REQUEST_BYTES);
    private final ByteBuffer answer = buffer(ANSWER_BYTES);
    private final long requestAddress = address(request);
    private final long answerAddress = address(answer);
    private final Exchange exchange = new Exchange();
    private int sequence;
    private boolean closed;

    private NetlinkSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /** Writes a request into an empty buffer and flips it. */
    @FunctionalInterface
    interface Request {
        /** With that number in its header. */
        void put(ByteBuffer buffer, int sequence);
    }

    /** Makes one in the namespace of the thread that asks. */
    static Seen<NetlinkSocket> open(int protocol) {
        try {
            return make(protocol);
        } catch (LinkageError e) {
            return new Seen.Failed<>("native code cannot be loaded: " + e);
        }
    }

    private static Seen<NetlinkSocket> make(int protocol) {
        int descriptor = Libc.socket(Libc.NETLINK, Libc.RAW_NOT_INHERITED, protocol);
        if (descriptor >= 0) {
            return new NetlinkSocket(descriptor).withTimeout();
        }
        int errno = Native.getLastError();
        return switch (errno) {
            case Errno.EPROTONOSUPPORT, Errno.EAFNOSUPPORT ->
                new Seen.Absent<>("this kernel has no netlink protocol " + protocol);
            default -> new Seen.Failed<>("a netlink socket: " + Errno.name(errno));
        };
    }

    /**
     * Asks, and hands over each message of the answer. The answer is how it ended; {@link Exchange.State#MORE} means that
     * the kernel fell silent. After {@code MORE} and {@code GARBLED} the socket is of no more use.
     */
    Exchange.State ask(Request asked, MessageVisitor visitor) {
        exchange.begin(++sequence);
        asked.put(request, sequence);
        if (!send()) {
            return Exchange.State.REFUSED;
        }
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        Exchange.State state = Exchange.State.MORE;
        while (state == Exchange.State.MORE && System.nanoTime() < deadlineNanos) {
            long received = Libc.recv(descriptor, answerAddress, ANSWER_BYTES, Libc.WHOLE_LENGTH);
            if (received < 0 && !goesOn(Native.getLastError())) {
                return Exchange.State.MORE;
            }
            if (received > ANSWER_BYTES) {
                exchange.missed();
            }
            state = received <= 0 ? state : exchange.take(filled(received), visitor);
        }
        return state;
    }

    /** What the kernel refused with, above 0; only after {@link Exchange.State#REFUSED}. */
    int errno() {
        return exchange.errno();
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            Libc.close(descriptor);
        }
    }

    private ByteBuffer filled(long received) {
        return answer.clear().limit((int) Math.min(received, ANSWER_BYTES));
    }

    private boolean goesOn(int errno) {
        if (errno == Errno.ENOBUFS) {
            exchange.missed();
            return true;
        }
        return errno == Errno.EINTR;
    }

    private boolean send() {
        while (Libc.send(descriptor, requestAddress, request.limit(), 0) < 0) {
            int errno = Native.getLastError();
            if (errno != Errno.EINTR) {
                exchange.refuse(errno);
                return false;
            }
        }
        return true;
    }

    private Seen<NetlinkSocket> withTimeout() {
        request.clear();
        request.putLong(0, PATIENCE_SECONDS).putLong(Long.BYTES, 0);
        if (Libc.setsockopt(descriptor, Libc.SOCKET_LEVEL, Libc.RECEIVE_TIMEOUT, requestAddress, TIMEVAL_BYTES) == 0) {
            return new Seen.Found<>(this);
        }
        int errno = Native.getLastError();
        close();
        return new Seen.Failed<>("SO_RCVTIMEO of a netlink socket: " + Errno.name(errno));
    }

    private static ByteBuffer buffer(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    private static long address(ByteBuffer buffer) {
        return Pointer.nativeValue(Native.getDirectBufferPointer(buffer));
    }
}

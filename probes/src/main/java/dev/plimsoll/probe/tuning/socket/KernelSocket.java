package dev.plimsoll.probe.tuning.socket;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** An IPv4 socket that never waits on its own: who waits says how long. Closing it twice is closing it once. */
public final class KernelSocket implements AutoCloseable {
    private static final int AF_INET = 2;
    private static final int STREAM = 1;
    private static final int DATAGRAM = 2;
    private static final int NON_BLOCKING_CLOSE_ON_EXEC = 0x80800;
    private static final int SOL_SOCKET = 1;
    private static final int SO_ERROR = 4;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_DETACH_FILTER = 27;
    private static final int IPPROTO_TCP = 6;
    private static final int TCP_INFO = 11;
    private static final int MSG_NOSIGNAL = 0x4000;
    private static final int POLL_BYTES = 8;

    /** {@code BPF_RET | BPF_K} with 0: keep no byte of any packet. */
    private static final short KEEP_NOTHING = 0x06;

    private final int descriptor;
    private boolean closed;

    private KernelSocket(int descriptor) {
        this.descriptor = descriptor;
    }

    /** A TCP socket. */
    public static KernelSocket tcp() throws CallFailed {
        return open(STREAM);
    }

    /** A UDP socket. */
    public static KernelSocket udp() throws CallFailed {
        return open(DATAGRAM);
    }

    /** A TCP socket that listens. */
    public static KernelSocket listening(Endpoint at, int backlog) throws CallFailed {
        KernelSocket socket = tcp();
        try {
            socket.bind(at);
            socket.listen(backlog);
            return socket;
        } catch (CallFailed e) {
            socket.close();
            throw e;
        }
    }

    private static KernelSocket open(int type) throws CallFailed {
        return new KernelSocket(
                call("socket", () -> SocketCalls.socket(AF_INET, type | NON_BLOCKING_CLOSE_ON_EXEC, 0)));
    }

    /** Takes an address, and a port unless the option or a 0 leaves that for later. */
    public void bind(Endpoint at) throws CallFailed {
        call("bind", () -> SocketCalls.bind(descriptor, at.bytes(), Endpoint.BYTES));
    }

    /** Listens, or listens anew with another backlog. */
    public void listen(int backlog) throws CallFailed {
        call("listen", () -> SocketCalls.listen(descriptor, backlog));
    }

    /** Begins a connection; the answer may still be to come. */
    public void connect(Endpoint to) throws CallFailed {
        try {
            call("connect", () -> SocketCalls.connect(descriptor, to.bytes(), Endpoint.BYTES));
        } catch (CallFailed e) {
            if (!e.errno().equals(Errno.EINPROGRESS)) {
                throw e;
            }
        }
    }

    /** Begins a connection and waits for it; false where nobody answers in that time. */
    public boolean connect(Endpoint to, int patienceMillis) throws CallFailed {
        connect(to);
        await(Readiness.WRITABLE, patienceMillis);
        failure();
        return tcpInfo().established();
    }

    /** Takes a connection out of the accept queue; EAGAIN where there is none. */
    public KernelSocket accept() throws CallFailed {
        byte[] address = new byte[Endpoint.BYTES];
        int[] length = {Endpoint.BYTES};
        return new KernelSocket(
                call("accept4", () -> SocketCalls.accept4(descriptor, address, length, NON_BLOCKING_CLOSE_ON_EXEC)));
    }

    /** Where it is bound. */
    public Endpoint local() throws CallFailed {
        byte[] address = new byte[Endpoint.BYTES];
        int[] length = {Endpoint.BYTES};
        call("getsockname", () -> SocketCalls.getsockname(descriptor, address, length));
        return Endpoint.read(address);
    }

    /** Sets an option. */
    public void set(SocketOption option, int value) throws CallFailed {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(value)
                .array();
        call(
                option.name(),
                () -> SocketCalls.setsockopt(descriptor, option.level(), option.number(), bytes, bytes.length));
    }

    /** What an option is now. */
    public int get(SocketOption option) throws CallFailed {
        return number(option.level(), option.number());
    }

    /** What the kernel says of the connection, or of the accept queue. */
    public TcpInfo tcpInfo() throws CallFailed {
        byte[] bytes = new byte[TcpInfo.BYTES];
        int[] length = {bytes.length};
        call("TCP_INFO", () -> SocketCalls.getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, bytes, length));
        return TcpInfo.read(bytes);
    }

    /** Drops every packet that arrives for this socket from now on; its peer sees a host that fell silent. */
    public void fallSilent() throws CallFailed {
        try (Memory program = new Memory(Long.BYTES)) {
            program.clear();
            program.setShort(0, KEEP_NOTHING);
            byte[] value = ByteBuffer.allocate(Long.BYTES + Native.POINTER_SIZE)
                    .order(ByteOrder.nativeOrder())
                    .putShort((short) 1)
                    .putLong(Long.BYTES, Pointer.nativeValue(program))
                    .array();
            call(
                    "SO_ATTACH_FILTER",
                    () -> SocketCalls.setsockopt(descriptor, SOL_SOCKET, SO_ATTACH_FILTER, value, value.length));
        }
    }

    /** Takes packets again. */
    public void hearAgain() throws CallFailed {
        byte[] nothing = new byte[Integer.BYTES];
        call(
                "SO_DETACH_FILTER",
                () -> SocketCalls.setsockopt(descriptor, SOL_SOCKET, SO_DETACH_FILTER, nothing, nothing.length));
    }

    /** Waits until it can be used so, or has failed; false where it does not in that time. */
    public boolean await(Readiness readiness, int patienceMillis) throws CallFailed {
        byte[] polled = ByteBuffer.allocate(POLL_BYTES)
                .order(ByteOrder.nativeOrder())
                .putInt(descriptor)
                .putShort(readiness.events())
                .array();
        try {
            return call("poll", () -> SocketCalls.poll(polled, 1, patienceMillis)) > 0;
        } catch (CallFailed e) {
            if (e.errno().equals(Errno.EINTR)) {
                return false;
            }
            throw e;
        }
    }

    /** Throws the error that the connection has had, once. */
    public void failure() throws CallFailed {
        int error = number(SOL_SOCKET, SO_ERROR);
        if (error != 0) {
            throw new CallFailed("connection", error);
        }
    }

    /** Sends what the kernel takes now; how many bytes that was. EAGAIN where it takes nothing. */
    public int send(byte[] bytes) throws CallFailed {
        return call("send", () -> (int) SocketCalls.send(descriptor, bytes, bytes.length, MSG_NOSIGNAL));
    }

    /** Takes what has arrived; 0 where the peer sends no more. EAGAIN where nothing is there yet. */
    public int receive(byte[] into) throws CallFailed {
        return call("recv", () -> (int) SocketCalls.recv(descriptor, into, into.length, 0));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            SocketCalls.close(descriptor);
        }
    }

    private int number(int level, int option) throws CallFailed {
        byte[] bytes = new byte[Integer.BYTES];
        int[] length = {bytes.length};
        call("getsockopt", () -> SocketCalls.getsockopt(descriptor, level, option, bytes, length));
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).getInt();
    }

    private static int call(String name, Call call) throws CallFailed {
        try {
            return call.now();
        } catch (LastErrorException e) {
            throw CallFailed.of(name, e);
        }
    }

    @FunctionalInterface
    private interface Call {
        int now() throws LastErrorException;
    }

    /** What a socket is waited for. */
    public enum Readiness {
        /** Something has arrived, or the peer sends no more. */
        READABLE(1),
        /** The kernel takes something, or the connection is made. */
        WRITABLE(4);

        private final short events;

        Readiness(int events) {
            this.events = (short) events;
        }

        short events() {
            return events;
        }
    }
}

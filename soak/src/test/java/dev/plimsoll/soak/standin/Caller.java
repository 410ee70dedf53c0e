package dev.plimsoll.soak.standin;

import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.Wire;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;

/** One connection of the real opening side, on a blocking socket. */
final class Caller implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 5000;

    private final Socket socket = new Socket();
    private final ClientLog log = new ClientLog();
    private final Wire wire = new Wire();
    private final ClientSide client;

    private Caller(Protocol protocol) {
        client = protocol.client(1, log);
    }

    /** A TCP connection on which the opening has been sent. */
    static Caller knocking(Protocol protocol, InetSocketAddress address) throws IOException {
        Caller caller = new Caller(protocol);
        caller.socket.setTcpNoDelay(true);
        caller.socket.connect(address, PATIENCE_MILLIS);
        caller.client.open(0, caller.wire);
        caller.write();
        return caller;
    }

    /** A connection whose opening was answered. */
    static Caller established(Protocol protocol, InetSocketAddress address) throws IOException {
        Caller caller = knocking(protocol, address);
        caller.await(1);
        return caller;
    }

    /** Sends messages with these ids, of so many bytes. */
    Caller send(int bytes, long... ids) throws IOException {
        for (long id : ids) {
            client.send(0, id, bytes, wire);
        }
        write();
        return this;
    }

    /** Says farewell, and reads the answer where the protocol has one. */
    void farewell() throws IOException {
        int told = log.lines().size();
        boolean answerExpected = client.close(0, wire);
        write();
        if (answerExpected) {
            await(told + 1);
        }
    }

    /** Reads until the log has so many lines; the log. */
    List<String> await(int lines) throws IOException {
        while (log.lines().size() < lines && read(PATIENCE_MILLIS) >= 0) {
            wire.drain();
        }
        return log.lines();
    }

    /** Reads until the stand-in sends FIN; the log. */
    List<String> awaitEnd() throws IOException {
        int got;
        do {
            got = read(PATIENCE_MILLIS);
        } while (got >= 0);
        return log.lines();
    }

    /** Whether not a byte and no FIN comes for so long. */
    boolean hearsNothingFor(Duration duration) throws IOException {
        try {
            read((int) duration.toMillis());
            return false;
        } catch (SocketTimeoutException silence) {
            return true;
        }
    }

    Socket socket() {
        return socket;
    }

    @Override
    public void close() throws IOException {
        client.release(0);
        socket.close();
    }

    private void write() throws IOException {
        socket.getOutputStream().write(wire.drain());
    }

    private int read(int patienceMillis) throws IOException {
        socket.setSoTimeout(patienceMillis);
        byte[] bytes = new byte[Protocols.LARGEST_BYTES];
        int got = socket.getInputStream().read(bytes);
        if (got > 0) {
            client.receive(0, ByteBuffer.wrap(bytes, 0, got), wire);
        }
        return got;
    }
}

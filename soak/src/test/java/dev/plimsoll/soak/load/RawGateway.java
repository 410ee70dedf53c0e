package dev.plimsoll.soak.load;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A gateway on plain sockets, a thread for each connection, that does one thing and tells how each connection ended. */
final class RawGateway implements AutoCloseable {
    private final ServerSocket server;
    private final Manner manner;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    final List<Long> acceptedNanos = new CopyOnWriteArrayList<>();
    final List<String> peers = new CopyOnWriteArrayList<>();
    /** {@code FIN} or {@code RST} for each connection that the other side ended. */
    final List<String> ends = new CopyOnWriteArrayList<>();

    private RawGateway(ServerSocket server, Manner manner) {
        this.server = server;
        this.manner = manner;
    }

    /** What is done with a connection, which is closed afterwards. */
    interface Manner {
        void serve(Socket socket, DataInputStream in, DataOutputStream out) throws IOException;
    }

    static RawGateway open(Manner manner) throws IOException {
        RawGateway gateway = new RawGateway(new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress()), manner);
        gateway.threads.execute(gateway::accept);
        return gateway;
    }

    /** Echoes one frame of the protocol {@code tcp}. */
    static void echo(DataInputStream in, DataOutputStream out) throws IOException {
        byte[] frame = new byte[in.readInt()];
        in.readFully(frame);
        out.writeInt(frame.length);
        out.write(frame);
        out.flush();
    }

    /** Echoes until the other side ends it. */
    static Manner echoing() {
        return (socket, in, out) -> in.transferTo(out);
    }

    static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) server.getLocalSocketAddress();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = server.accept();
                acceptedNanos.add(System.nanoTime());
                peers.add(socket.getInetAddress().getHostAddress());
                sockets.add(socket);
                threads.execute(() -> serve(socket));
            }
        } catch (SocketException closed) {
            ends.add("closed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            manner.serve(
                    socket,
                    new DataInputStream(socket.getInputStream()),
                    new DataOutputStream(socket.getOutputStream()));
            ends.add("FIN");
        } catch (IOException reset) {
            ends.add("RST");
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                throw new IllegalStateException("a thread of the gateway does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

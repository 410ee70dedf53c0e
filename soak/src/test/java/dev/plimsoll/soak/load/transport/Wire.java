package dev.plimsoll.soak.load.transport;

import dev.plimsoll.soak.load.transport.Loop.Route;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.awaitility.Awaitility;

/** One loop of a transport, and connections from it to plain sockets in this process. */
final class Wire implements AutoCloseable {
    static final int SLOT = 0;
    private static final int PATIENCE_SECONDS = 5;

    final Loop loop;
    private final Transport transport;
    private final ServerSocket server;

    private Wire(Transport transport, ServerSocket server) {
        this.transport = transport;
        this.server = server;
        this.loop = transport.loops().get(0);
    }

    static Wire open(Tried tried, int slots) throws IOException {
        return new Wire(tried.open(1, slots), new ServerSocket(0, 1_024, InetAddress.getLoopbackAddress()));
    }

    /** What is done on the loop's thread. */
    interface Act {
        void on(Loop loop) throws Exception;
    }

    /** Does it on the loop, all in one task, and returns when it is done. */
    void act(Act act) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        loop.execute(() -> {
            try {
                act.on(loop);
                done.complete(null);
            } catch (Exception | Error e) {
                done.completeExceptionally(e);
            }
        });
        await(done);
    }

    /** Returns when the loop has turned once: it has asked the kernel, and come back to its tasks. */
    void turn() {
        CompletableFuture<Void> turned = new CompletableFuture<>();
        act(on -> on.after(1, () -> turned.complete(null)));
        await(turned);
    }

    /** Connects a slot; the peer's end of it. */
    Socket connect(int slot, Told told) throws IOException {
        InetSocketAddress target = (InetSocketAddress) server.getLocalSocketAddress();
        act(on -> on.connect(slot, new Route(Optional.empty(), target), told));
        Socket peer = server.accept();
        peer.setSoTimeout((int) TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        await(told.connected);
        return peer;
    }

    /** Writes so many bytes into a slot and flushes. */
    void write(int slot, int bytes) {
        act(on -> {
            put(on, slot, bytes);
            on.flush();
        });
    }

    static void put(Loop loop, int slot, int bytes) {
        var room = loop.outbox(slot).claim(bytes);
        for (int i = 0; i < bytes; i++) {
            room.put((byte) i);
        }
        loop.outbox(slot).commit();
    }

    /** Asks a listener for a connection, without waiting for anybody to accept it. */
    static SocketChannel knock(InetSocketAddress address) throws IOException {
        return SocketChannel.open(address);
    }

    static void reset(Socket peer) throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
    }

    /** How many descriptors this process has, man 5 proc. */
    static int descriptors() {
        return Objects.requireNonNull(new File("/proc/self/fd").list()).length;
    }

    static <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        transport.close();
        server.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(PATIENCE_SECONDS))
                .until(() -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("plimsoll-" + transport.name())));
    }
}

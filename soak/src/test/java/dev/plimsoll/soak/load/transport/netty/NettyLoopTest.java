package dev.plimsoll.soak.load.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Loop.Route;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.SlotEvents;
import dev.plimsoll.soak.load.transport.epoll.EpollTransport;
import dev.plimsoll.soak.sample.FailureKind;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class NettyLoopTest {
    private static final int SLOT = 0;

    private final List<String> told = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Integer> connected = new CompletableFuture<>();

    @Test
    void closingASlotWhoseWriteFailsTellsNothing() throws Exception {
        onAConnectionThePeerHasReset(loop -> {
            write(loop);
            loop.close(SLOT);
        });
        assertThat(told).isEmpty();
    }

    @Test
    void aWriteThatFailsIsToldOnce() throws Exception {
        onAConnectionThePeerHasReset(loop -> {
            write(loop);
            loop.flush();
            loop.close(SLOT);
        });
        assertThat(told).containsExactly("RESET");
    }

    private static void write(Loop loop) {
        loop.outbox(SLOT).claim(8).putLong(1);
        loop.outbox(SLOT).commit();
    }

    /** All in one task of the loop, so that it has no chance to notice the reset by reading. */
    private void onAConnectionThePeerHasReset(Consumer<Loop> act) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EpollTransport transport = EpollTransport.start(1, 1, Reach.loopback())) {
            Loop loop = transport.loops().get(0);
            InetSocketAddress target = (InetSocketAddress) server.getLocalSocketAddress();
            loop.execute(() -> loop.connect(SLOT, new Route(Optional.empty(), target), new Events()));
            try (Socket peer = server.accept()) {
                connected.get(5, TimeUnit.SECONDS);
                CompletableFuture<Void> done = new CompletableFuture<>();
                loop.execute(() -> {
                    try {
                        reset(peer);
                        act.accept(loop);
                        done.complete(null);
                    } catch (Exception e) {
                        done.completeExceptionally(e);
                    }
                });
                done.get(5, TimeUnit.SECONDS);
            }
            CompletableFuture<Void> afterwards = new CompletableFuture<>();
            loop.execute(() -> loop.execute(() -> afterwards.complete(null)));
            afterwards.get(5, TimeUnit.SECONDS);
        }
    }

    private static void reset(Socket peer) throws IOException {
        peer.setSoLinger(true, 0);
        peer.close();
    }

    private final class Events implements SlotEvents {
        @Override
        public void connected(int slot) {
            connected.complete(slot);
        }

        @Override
        public void received(int slot, ByteBuffer bytes) {
            told.add("received");
        }

        @Override
        public void receivedAll(int slot) {
            told.add("received all");
        }

        @Override
        public void inputEnded(int slot) {
            told.add("input ended");
        }

        @Override
        public void failed(int slot, FailureKind kind, String message) {
            told.add(kind.name());
        }
    }
}

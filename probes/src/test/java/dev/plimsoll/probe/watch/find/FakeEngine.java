package dev.plimsoll.probe.watch.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A container engine on a Unix socket that gives everybody the same answer, byte for byte. */
final class FakeEngine implements AutoCloseable {
    private final ServerSocketChannel server;
    private final String response;
    private final Thread thread;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private FakeEngine(ServerSocketChannel server, String response) {
        this.server = server;
        this.response = response;
        this.thread = new Thread(this::serve, "fake-engine");
    }

    static FakeEngine at(Path socket, String response) throws IOException {
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        FakeEngine engine = new FakeEngine(server, response);
        engine.thread.start();
        return engine;
    }

    static String found(String json) {
        return "HTTP/1.0 200 OK\r\nContent-Type: application/json\r\n\r\n" + json;
    }

    List<String> requests() {
        return requests;
    }

    private void serve() {
        try {
            while (true) {
                try (SocketChannel channel = server.accept()) {
                    ByteBuffer request = ByteBuffer.allocate(4096);
                    channel.read(request);
                    requests.add(
                            StandardCharsets.US_ASCII.decode(request.flip()).toString());
                    channel.write(ByteBuffer.wrap(response.getBytes(StandardCharsets.UTF_8)));
                    if (response.isEmpty()) {
                        channel.read(request.clear()); // until whoever asked goes away
                    }
                }
            }
        } catch (AsynchronousCloseException closed) {
            requests.add("closed");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join(10_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.plimsoll.probe.watch.find;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.probe.Seen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The socket of a container engine, Docker or Podman, which both answer {@code GET /containers/NAME/json} (Docker Engine
 * API, ContainerInspect). Asked in HTTP/1.0, so that the answer is whole when the engine closes.
 *
 * @param path of the Unix socket
 * @param atMost how long the engine has to answer
 */
record EngineSocket(Path path, Duration atMost) {
    private static final int MOST_BYTES = 4 << 20;
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What the engine says of one container; absent where it has none of that name or is not there itself. */
    Seen<JsonNode> inspect(String name) {
        if (!Files.exists(path)) {
            return new Seen.Absent<>("no " + path);
        }
        try {
            return answer(name, exchange("GET /containers/" + name + "/json HTTP/1.0\r\nHost: localhost\r\n\r\n"));
        } catch (JacksonException e) {
            return new Seen.Failed<>(path + " answers what is not understood: " + e.getOriginalMessage());
        } catch (IOException e) {
            return new Seen.Failed<>("cannot ask " + path + ": " + e.getMessage());
        }
    }

    private Seen<JsonNode> answer(String name, String response) throws JacksonException {
        int body = response.indexOf("\r\n\r\n");
        String[] status = response.lines().findFirst().orElse("").split(" ", 3);
        if (body < 0 || status.length < 2 || !status[0].startsWith("HTTP/1.")) {
            return new Seen.Failed<>(path + " does not answer as a container engine");
        }
        return switch (status[1]) {
            case "200" -> new Seen.Found<>(JSON.readTree(response.substring(body + 4)));
            case "404" -> new Seen.Absent<>(path + " knows no container " + name);
            default -> new Seen.Failed<>(path + " answers " + status[1]);
        };
    }

    private String exchange(String request) throws IOException {
        long deadline = System.nanoTime() + atMost.toNanos();
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            channel.configureBlocking(false);
            if (!channel.connect(UnixDomainSocketAddress.of(path))) {
                throw new IOException("it takes no connections");
            }
            ByteBuffer out = ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
            if (channel.write(out) < request.length()) {
                throw new IOException("it takes no request");
            }
            channel.register(selector, SelectionKey.OP_READ);
            ByteArrayOutputStream gathered = new ByteArrayOutputStream();
            ByteBuffer in = ByteBuffer.allocate(1 << 14);
            for (int length = 0; length >= 0; length = channel.read(in.clear())) {
                gathered.write(in.array(), 0, length);
                long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
                if (leftMillis <= 0 || selector.select(leftMillis) == 0) {
                    throw new IOException("no answer within " + atMost.toMillis() + " ms");
                }
                selector.selectedKeys().clear();
                if (gathered.size() > MOST_BYTES) {
                    throw new IOException("its answer is too long");
                }
            }
            return gathered.toString(StandardCharsets.UTF_8);
        }
    }
}

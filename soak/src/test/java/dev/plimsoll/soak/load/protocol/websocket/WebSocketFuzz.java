package dev.plimsoll.soak.load.protocol.websocket;

import dev.plimsoll.soak.load.protocol.ClientLog;
import dev.plimsoll.soak.load.protocol.ServerLog;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.fuzz.FuzzTarget;
import dev.plimsoll.soak.load.protocol.fuzz.FuzzedClient;
import dev.plimsoll.soak.load.protocol.fuzz.FuzzedServer;
import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import dev.plimsoll.soak.load.protocol.websocket.handshake.HeadReader;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;

/** Both sides of {@code ws} under fuzzing. Keys and masks are the same each time, so that answers fit and outputs compare. */
public final class WebSocketFuzz {
    private static final int LARGEST_BYTES = 1000;
    private static final RandomGenerator ALWAYS_THE_SAME = () -> 0x0123_4567_89AB_CDEFL;
    private static final WebSocketProtocol WS =
            new WebSocketProtocol(WebSocketOpening.plain("h", "/"), LARGEST_BYTES, () -> ALWAYS_THE_SAME);
    private static final int SLOTS = 2;

    private WebSocketFuzz() {}

    public static List<FuzzTarget> targets() {
        Wire toServer = new Wire();
        WS.client(1, new ClientLog()).open(0, toServer);
        byte[] request = toServer.drain();
        byte[] answer = answer(request);
        return List.of(
                new FuzzTarget(
                        "ws-client",
                        trace -> {
                            WebSocketClient client = (WebSocketClient) WS.client(SLOTS, trace);
                            return new FuzzedClient(client, client::lentBytes);
                        },
                        () -> answer,
                        random -> talk(Masking.FORBIDDEN, random),
                        WS.largestBufferBytes(),
                        WebSocketFuzz::allocatable),
                new FuzzTarget(
                        "ws-server",
                        trace -> {
                            WebSocketServer server = (WebSocketServer) WS.server(SLOTS, trace);
                            return new FuzzedServer(server, server::lentBytes);
                        },
                        () -> request,
                        random -> talk(Masking.REQUIRED, random),
                        WS.largestBufferBytes(),
                        WebSocketFuzz::allocatable));
    }

    /** The buffers lent, each twice as large as the one before; the head, most of it as headers of a few bytes; its digest. */
    private static long allocatable(byte[] received) {
        int end = new String(received, StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        int headBytes = Math.min(end < 0 ? received.length : end, HeadReader.LARGEST_BYTES);
        return 4096 + 4L * Math.min(received.length, WS.largestBufferBytes()) + 128L * headBytes;
    }

    private static byte[] answer(byte[] request) {
        Wire toClient = new Wire();
        var server = WS.server(1, new ServerLog());
        server.open(0);
        server.receive(0, ByteBuffer.wrap(request.clone()), toClient);
        return toClient.drain();
    }

    private static byte[] talk(Masking masking, RandomGenerator random) {
        FrameStreams streams = new FrameStreams(masking, LARGEST_BYTES, random);
        return random.nextInt(3) == 0 ? streams.faulty() : streams.valid();
    }
}

package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.protocol.tls.Peer;
import dev.plimsoll.soak.load.protocol.tls.TlsProtocol;
import dev.plimsoll.soak.load.protocol.tls.Trust;
import dev.plimsoll.soak.load.protocol.websocket.WebSocketProtocol;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening;
import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The protocols by name. */
public final class Protocols {
    /** The largest message that is sent or accepted. */
    public static final int LARGEST_MESSAGE_BYTES = 1 << 20;

    private Protocols() {}

    /**
     * What the scenario's connections speak to this target.
     *
     * @throws IOException saying which file of certificates is of no use, and why
     */
    public static Protocol of(Scenario scenario, Target target) throws IOException {
        Connecting how = scenario.connecting();
        String host = how.headers().entrySet().stream()
                .filter(header -> isHost(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(target.authority());
        List<WebSocketOpening.Header> headers = how.headers().entrySet().stream()
                .filter(header -> !isHost(header.getKey()))
                .map(header -> new WebSocketOpening.Header(header.getKey(), header.getValue()))
                .toList();
        WebSocketOpening opening = new WebSocketOpening(host, target.path(), headers, how.origin(), how.subprotocol());
        Protocol plain = named(scenario.protocol(), opening, new SplittableRandom(scenario.seed()));
        return target.hasTls()
                ? TlsProtocol.towards(plain, trust(how.tls()), new Peer(target.host(), target.port()))
                : plain;
    }

    /**
     * Whose certificates the scenario's connections believe.
     *
     * @throws IOException saying which file of certificates is of no use, and why
     */
    public static Trust trust(Connecting.Tls tls) throws IOException {
        if (tls.insecure()) {
            return Trust.ofAnybody();
        }
        if (tls.ca().isEmpty()) {
            return Trust.ofTheJdk();
        }
        String file = tls.ca().get();
        try {
            return Trust.ofThoseIn(Path.of(file));
        } catch (IOException e) {
            throw new IOException(file + " is of no use as --ca: " + e.getMessage(), e);
        }
    }

    private static boolean isHost(String header) {
        return header.equalsIgnoreCase("host");
    }

    /** What a stand-in of this kind answers. */
    public static Protocol ofStandin(String kind) {
        return named(kind, WebSocketOpening.plain("localhost", "/"), new SplittableRandom());
    }

    private static Protocol named(String name, WebSocketOpening opening, SplittableRandom seeds) {
        return switch (name) {
            case "tcp" -> new TcpProtocol(LARGEST_MESSAGE_BYTES);
            case "ws" -> new WebSocketProtocol(opening, LARGEST_MESSAGE_BYTES, seeds::split);
            default -> throw new IllegalArgumentException("no such protocol: " + name);
        };
    }
}

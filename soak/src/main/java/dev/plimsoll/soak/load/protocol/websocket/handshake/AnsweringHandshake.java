package dev.plimsoll.soak.load.protocol.websocket.handshake;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The answering side's part of the handshake (RFC 6455 §4.2): checks the request, writes the answer. For one event loop. */
public final class AnsweringHandshake {
    /** How every request begins. */
    public static final String REQUEST_BEGINS = "GET ";

    private static final String BAD_REQUEST = "400 Bad Request";
    private static final String UPGRADE_REQUIRED = "426 Upgrade Required";
    private static final String TOO_LARGE = "431 Request Header Fields Too Large";

    private final Optional<String> subprotocol;
    private final AcceptKey acceptKey = new AcceptKey();

    /** What a request asks for. */
    public sealed interface Request {}

    /** A valid request to upgrade, not answered yet. */
    public record Upgrade(String key, Optional<String> subprotocol) implements Request {}

    /** A request that cannot be granted; {@code status} is what HTTP calls it. */
    public record Wrong(String status, String detail) implements Request {}

    /** Takes {@code subprotocol} where it is offered. */
    public AnsweringHandshake(Optional<String> subprotocol) {
        this.subprotocol = subprotocol;
    }

    /** What {@code request}, a whole head, asks for. */
    public Request check(String request) {
        Optional<HttpHead> parsed = HttpHead.parse(request);
        if (parsed.isEmpty()) {
            return foreign();
        }
        HttpHead head = parsed.get();
        if (!isRequestLine(head.startLine())) {
            return new Wrong(BAD_REQUEST, "the request line is not one of HTTP/1.1");
        }
        if (head.only("Host").isEmpty()) {
            return new Wrong(BAD_REQUEST, "not one Host header");
        }
        if (!head.lists("Upgrade", "websocket") || !head.lists("Connection", "Upgrade")) {
            return new Wrong(UPGRADE_REQUIRED, "no upgrade to websocket");
        }
        if (!head.only("Sec-WebSocket-Version").equals(Optional.of("13"))) {
            return new Wrong(UPGRADE_REQUIRED, "Sec-WebSocket-Version is not 13");
        }
        Optional<String> key = head.only("Sec-WebSocket-Key").filter(AcceptKey::isKey);
        if (key.isEmpty()) {
            return new Wrong(BAD_REQUEST, "Sec-WebSocket-Key is not 16 bytes in Base64");
        }
        return new Upgrade(
                key.get(),
                subprotocol.filter(
                        name -> head.elements("Sec-WebSocket-Protocol").contains(name)));
    }

    /** The outcome for bytes that are no HTTP request. */
    public static Wrong foreign() {
        return new Wrong(BAD_REQUEST, "the request is not HTTP");
    }

    /** The outcome for a head over the limit. */
    public static Wrong tooLong() {
        return new Wrong(TOO_LARGE, "the request's headers exceed " + HeadReader.LARGEST_BYTES + " bytes");
    }

    /** Grants the upgrade. */
    public void accept(Upgrade request, Outbox out) {
        StringBuilder answer = new StringBuilder("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n")
                .append("Connection: Upgrade\r\nSec-WebSocket-Accept: ")
                .append(acceptKey.accept(request.key()));
        request.subprotocol()
                .ifPresent(name -> answer.append("\r\nSec-WebSocket-Protocol: ").append(name));
        write(answer.append("\r\n\r\n"), out);
    }

    /** Refuses, as HTTP does. */
    public void refuse(Wrong request, Outbox out) {
        StringBuilder answer = new StringBuilder("HTTP/1.1 ").append(request.status());
        if (request.status().equals(UPGRADE_REQUIRED)) {
            answer.append("\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nConnection: Upgrade, close");
        } else {
            answer.append("\r\nConnection: close");
        }
        write(answer.append("\r\nContent-Length: 0\r\n\r\n"), out);
    }

    private static boolean isRequestLine(String line) {
        int blank = line.indexOf(' ', REQUEST_BEGINS.length());
        return blank > REQUEST_BEGINS.length() && line.substring(blank).equals(" HTTP/1.1");
    }

    private static void write(StringBuilder text, Outbox out) {
        byte[] bytes = text.toString().getBytes(StandardCharsets.US_ASCII);
        out.claim(bytes.length).put(bytes);
        out.commit();
    }
}

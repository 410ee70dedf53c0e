package dev.plimsoll.soak.load.protocol.websocket.handshake;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The opening side's part of the handshake (RFC 6455 §4.1): writes the request, checks the answer. For one event loop. */
public final class OpeningHandshake {
    /** How every answer begins. */
    public static final String ANSWER_BEGINS = "HTTP/1.";

    private static final int SWITCHING_PROTOCOLS = 101;
    private static final int STATUS_AT = ANSWER_BEGINS.length() + 2; // behind the minor version and a blank

    private final Optional<String> subprotocol;
    private final byte[] beforeKey;
    private final byte[] afterKey;
    private final AcceptKey acceptKey = new AcceptKey();

    /** Writes requests for {@code opening}. */
    public OpeningHandshake(WebSocketOpening opening) {
        this.subprotocol = opening.subprotocol();
        this.beforeKey = ("GET " + opening.path() + " HTTP/1.1\r\nHost: " + opening.host()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: ")
                .getBytes(StandardCharsets.US_ASCII);
        StringBuilder rest = new StringBuilder("\r\n");
        opening.origin().ifPresent(origin -> append(rest, "Origin", origin));
        subprotocol.ifPresent(name -> append(rest, "Sec-WebSocket-Protocol", name));
        opening.headers().forEach(header -> append(rest, header.name(), header.value()));
        this.afterKey = rest.append("\r\n").toString().getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a request whose key is made of {@code nonce}. */
    public void request(long nonce, Outbox out) {
        ByteBuffer target = out.claim(beforeKey.length + AcceptKey.KEY_CHARACTERS + afterKey.length);
        target.put(beforeKey).put(acceptKey.key(nonce)).put(afterKey);
        out.commit();
    }

    /**
     * Checks the answer, whose head has just become whole, to the request that was made with {@code nonce}; nothing if it
     * is the upgrade asked for.
     */
    public Optional<Refusal> refusal(long nonce, HeadReader answer) {
        boolean plain =
                subprotocol.isEmpty() && PlainAnswer.fits(answer.bytes(), answer.length(), acceptKey.accept(nonce));
        return plain ? Optional.empty() : refusal(nonce, answer.text());
    }

    /** The same from the head's text, in words. */
    Optional<Refusal> refusal(long nonce, String answer) {
        Optional<HttpHead> parsed = HttpHead.parse(answer);
        if (parsed.isEmpty()) {
            return Optional.of(Refusal.malformed("the answer's headers are malformed"));
        }
        HttpHead head = parsed.get();
        Optional<Integer> status = status(head.startLine());
        if (status.isEmpty()) {
            return Optional.of(Refusal.malformed("the answer's status line is malformed"));
        }
        if (status.get() != SWITCHING_PROTOCOLS) {
            return Optional.of(Refusal.rejected("HTTP " + status.get()));
        }
        return wrongUpgrade(nonce, head).map(Refusal::rejected);
    }

    private Optional<String> wrongUpgrade(long nonce, HttpHead head) {
        if (!head.lists("Upgrade", "websocket") || !head.lists("Connection", "Upgrade")) {
            return Optional.of("HTTP 101 without an upgrade to websocket");
        }
        String expected = new String(acceptKey.accept(nonce), StandardCharsets.US_ASCII);
        if (!head.only("Sec-WebSocket-Accept").equals(Optional.of(expected))) {
            return Optional.of("Sec-WebSocket-Accept is missing or does not fit the key");
        }
        if (!head.elements("Sec-WebSocket-Extensions").isEmpty()) {
            return Optional.of("an extension that was not offered");
        }
        List<String> taken = head.values("Sec-WebSocket-Protocol");
        List<String> offered = subprotocol.map(List::of).orElse(List.of());
        if (!taken.equals(offered)) {
            return Optional.of(
                    offered.isEmpty() ? "a subprotocol that was not offered" : "the subprotocol offered was not taken");
        }
        return Optional.empty();
    }

    /** The three digits of {@code HTTP/1.x nnn …}. */
    private static Optional<Integer> status(String line) {
        if (line.length() < STATUS_AT + 3
                || line.charAt(STATUS_AT - 1) != ' '
                || (line.length() > STATUS_AT + 3 && line.charAt(STATUS_AT + 3) != ' ')) {
            return Optional.empty();
        }
        int status = 0;
        for (int i = STATUS_AT; i < STATUS_AT + 3; i++) {
            char digit = line.charAt(i);
            if (digit < '0' || digit > '9') {
                return Optional.empty();
            }
            status = 10 * status + (digit - '0');
        }
        return Optional.of(status);
    }

    private static void append(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}

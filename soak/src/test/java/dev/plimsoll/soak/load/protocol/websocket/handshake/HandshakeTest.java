package dev.plimsoll.soak.load.protocol.websocket.handshake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.websocket.handshake.WebSocketOpening.Header;
import dev.plimsoll.soak.sample.FailureKind;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HandshakeTest {
    private static final long NONCE = 0x1234_5678_9ABC_DEF0L;
    private static final String KEY = key(NONCE);
    private static final String ACCEPT = new AcceptKey().accept(KEY);
    private static final String GRANTED = """
            HTTP/1.1 101 Switching Protocols
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Accept: %s

            """.formatted(ACCEPT).replace("\n", "\r\n");
    private static final String ASKED = """
            GET /chat?x=1 HTTP/1.1
            Host: gateway:8080
            Upgrade: websocket
            Connection: Upgrade
            Sec-WebSocket-Version: 13
            Sec-WebSocket-Key: %s

            """.formatted(KEY).replace("\n", "\r\n");

    private final OpeningHandshake opening = new OpeningHandshake(WebSocketOpening.plain("gateway:8080", "/chat?x=1"));
    private final AnsweringHandshake answering = new AnsweringHandshake(Optional.of("im.v1"));
    private final Wire wire = new Wire();

    @Test
    void theExampleOfTheStandardIsAccepted() {
        assertThat(new AcceptKey().accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    @Test
    void theRequestSaysWhatTheOpeningAsksFor() {
        opening.request(NONCE, wire);
        assertThat(written()).isEqualTo(ASKED);
        new OpeningHandshake(new WebSocketOpening(
                        "h",
                        "/",
                        List.of(new Header("X-Token", "a b"), new Header("Cookie", "c=d")),
                        Optional.of("http://h"),
                        Optional.of("im.v1")))
                .request(NONCE, wire);
        assertThat(written())
                .endsWith(
                        KEY
                                + "\r\nOrigin: http://h\r\nSec-WebSocket-Protocol: im.v1\r\nX-Token: a b\r\nCookie: c=d\r\n\r\n");
    }

    @Test
    void everyNonceGivesAnotherKey() {
        assertThat(AcceptKey.isKey(KEY)).isTrue();
        assertThat(key(NONCE + 1)).isNotEqualTo(KEY);
        assertThat(key(0)).satisfies(key -> assertThat(AcceptKey.isKey(key)).isTrue());
    }

    @Test
    void theUpgradeAskedForIsTaken() {
        assertThat(opening.refusal(NONCE, GRANTED)).isEmpty();
        assertThat(opening.refusal(NONCE, GRANTED.replace("Upgrade: websocket", "UPGRADE:WebSocket  ")))
                .isEmpty();
        assertThat(opening.refusal(NONCE, GRANTED.replace("Connection: U", "connection: keep-alive, u")))
                .isEmpty();
        assertThat(opening.refusal(NONCE, GRANTED.replace(" Switching Protocols", "")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            101 Switching Protocols | 403 Forbidden | HTTP 403
            101 Switching Protocols | 503           | HTTP 503
            Upgrade: websocket      | Upgrade: h2c  | HTTP 101 without an upgrade to websocket
            Connection: Upgrade     | X: y          | HTTP 101 without an upgrade to websocket
            Sec-WebSocket-Accept: . | Sec-WebSocket-Accept: x | Sec-WebSocket-Accept is missing or does not fit the key
            Sec-WebSocket-Accept    | X-Accept      | Sec-WebSocket-Accept is missing or does not fit the key
            Connection:             | Sec-WebSocket-Extensions: permessage-deflate\\r\\nConnection: | an extension that was not offered
            Connection:             | Sec-WebSocket-Protocol: im.v1\\r\\nConnection: | a subprotocol that was not offered
            """)
    void anAnswerThatIsNoUpgradeIsARejection(String part, String instead, String detail) {
        String answer = GRANTED.replaceFirst(part, instead.replace("\\r\\n", "\r\n"));
        assertThat(answer).isNotEqualTo(GRANTED);
        assertThat(opening.refusal(NONCE, answer)).contains(new Refusal(FailureKind.HANDSHAKE_REJECTED, detail));
    }

    @Test
    void theSubprotocolOfferedMustBeTaken() {
        OpeningHandshake offering =
                new OpeningHandshake(new WebSocketOpening("h", "/", List.of(), Optional.empty(), Optional.of("im.v1")));
        String taken = GRANTED.replace("Connection", "sec-websocket-protocol: im.v1\r\nConnection");
        assertThat(offering.refusal(NONCE, taken)).isEmpty();
        assertThat(offering.refusal(NONCE, GRANTED)).isPresent();
        assertThat(offering.refusal(NONCE, taken.replace("im.v1", "im.v2"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 1O1 x\r\n\r\n",
                "HTTP/1.1 10\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 1010\r\n\r\n",
                "HTTP/1.1 101 x\r\nno colon\r\n\r\n",
                "HTTP/1.1 101 x\r\nUpgrade : websocket\r\n\r\n",
                "HTTP/1.1 101 x\r\nA: b\r\n folded\r\n\r\n",
                "HTTP/1.1 101 x\r\nA: b\nC: d\r\n\r\n",
                "HTTP/1.1 101 x\r\n: nameless\r\n\r\n"
            })
    void aMalformedAnswerIsAProtocolError(String answer) {
        assertThat(opening.refusal(NONCE, answer).map(Refusal::kind)).contains(FailureKind.PROTOCOL_ERROR);
    }

    @Test
    void aValidRequestIsGranted() {
        AnsweringHandshake.Request request =
                answering.check(ASKED.replace("Upgrade: w", "Sec-WebSocket-Protocol: x, im.v1\r\nUpgrade: w"));
        assertThat(request).isEqualTo(new AnsweringHandshake.Upgrade(KEY, Optional.of("im.v1")));
        answering.accept((AnsweringHandshake.Upgrade) request, wire);
        assertThat(written()).isEqualTo(GRANTED.replace("\r\n\r\n", "\r\nSec-WebSocket-Protocol: im.v1\r\n\r\n"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            HTTP/1.1                  | HTTP/1.0                  | 400
            GET /chat.x=1             | GET                       | 400
            Host:                     | X-Host:                   | 400
            Host:                     | Host: other\\r\\nHost:      | 400
            Upgrade: websocket        | Upgrade: h2c              | 426
            Connection: Upgrade       | Connection: close         | 426
            Version: 13               | Version: 8                | 426
            Sec-WebSocket-Version: 13 | X: y                      | 426
            Sec-WebSocket-Key: .      | Sec-WebSocket-Key:        | 400
            Host:                     | Sec-WebSocket-Key: x\\r\\nHost: | 400
            Host:                     | no colon\\r\\nHost:         | 400
            """)
    void aWrongRequestIsRefusedAsHttpDoes(String part, String instead, int status) {
        String request = ASKED.replaceFirst(part, instead.replace("\\r\\n", "\r\n"));
        assertThat(request).isNotEqualTo(ASKED);
        assertThat(answering.check(request)).isInstanceOf(AnsweringHandshake.Wrong.class);
        answering.refuse((AnsweringHandshake.Wrong) answering.check(request), wire);
        assertThat(written()).startsWith("HTTP/1.1 " + status + " ").endsWith("Content-Length: 0\r\n\r\n");
    }

    @Test
    void anOpeningCannotSmuggle() {
        assertThatThrownBy(() -> new Header("X", "a\r\nY: b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Header("X: y", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Header("sec-websocket-key", "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebSocketOpening.plain("h\r\n", "/")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebSocketOpening.plain("h", "/a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> WebSocketOpening.plain("h", "chat")).isInstanceOf(IllegalArgumentException.class);
    }

    private String written() {
        return new String(wire.drain(), StandardCharsets.US_ASCII);
    }

    private static String key(long nonce) {
        return new String(new AcceptKey().key(nonce), StandardCharsets.US_ASCII);
    }
}

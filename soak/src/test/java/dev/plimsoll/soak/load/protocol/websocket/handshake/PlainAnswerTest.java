package dev.plimsoll.soak.load.protocol.websocket.handshake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainAnswerTest {
    private static final long NONCE = 42;
    private static final byte[] ACCEPT = new AcceptKey().accept(NONCE);
    private static final String GRANTED =
            """
            HTTP/1.1 101 Switching Protocols
            Server: nginx/1.22.1
            Date: Sat, 21 Nov 2026 03:16:16 GMT
            Upgrade: websocket
            Connection: upgrade
            Sec-WebSocket-Accept: %s

            """.formatted(new String(ACCEPT, StandardCharsets.US_ASCII)).replace("\n", "\r\n");
    private static final String OFTEN_WRONG = "\r\n :,-AaUuWw01\t\u00FF";

    private final OpeningHandshake opening = new OpeningHandshake(WebSocketOpening.plain("h", "/"));

    @Test
    void theUsualAnswerIsRecognized() {
        assertThat(fits(GRANTED)).isTrue();
        assertThat(fits(GRANTED.replace("Upgrade: websocket", "upgrade:WebSocket")))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 1|HTTP/1.0 1",
                "101 Sw|403 Sw",
                "Upgrade: websocket|Upgrade: h2c",
                "Upgrade: websocket|Upgraded: websocket",
                "Upgrade: websocket|Upgrade: websocketCRLFUpgrade: websocket",
                "Connection: upgrade|Connection: close",
                "Connection: upgrade|Connection: keep-alive, upgrade",
                "Sec-WebSocket-Accept:|Sec-WebSocket-Accept: x",
                "Server|Sec-WebSocket-Extensions",
                "Server|Sec-WebSocket-Protocol",
                "Server:|Server :",
                "nginx|ngTABnx",
                "Date: S|DateCRLFS",
            })
    void whatIsNotUsualHasToBeParsed(String part, String instead) {
        String changed = GRANTED.replace(part, instead.replace("CRLF", "\r\n").replace("TAB", "\t"));
        assertThat(changed).isNotEqualTo(GRANTED);
        assertThat(fits(changed)).isFalse();
    }

    @Test
    void whatIsRecognizedWouldHaveBeenParsedAsTheUpgrade() {
        SplittableRandom random = new SplittableRandom(7);
        int recognized = 0;
        for (int i = 0; i < 50_000; i++) {
            StringBuilder altered = new StringBuilder(GRANTED);
            for (int changes = random.nextInt(1, 3); changes > 0; changes--) {
                char wrong = OFTEN_WRONG.charAt(random.nextInt(OFTEN_WRONG.length()));
                altered.setCharAt(random.nextInt(GRANTED.length() - 4), wrong);
            }
            if (fits(altered.toString())) {
                recognized++;
                assertThat(opening.refusal(NONCE, altered.toString()))
                        .as("%s", altered)
                        .isEmpty();
            }
        }
        assertThat(recognized).isPositive();
    }

    private static boolean fits(String head) {
        byte[] bytes = head.getBytes(StandardCharsets.ISO_8859_1);
        return PlainAnswer.fits(ByteBuffer.wrap(bytes), bytes.length, ACCEPT);
    }
}

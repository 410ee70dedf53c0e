package dev.plimsoll.probe.remote.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProbeServerTest {
    private static final String HOST = "Host: h\r\n";
    private static final String TOKEN = "Authorization: Bearer " + Serving.CANARY + "\r\n";
    private static final String CLOSING = "Connection: close\r\n";
    private static final byte[] CLIENT_HELLO = {0x16, 3, 1, 0, 4, 1, 0, 0, 0};
    private static final int HOSTILE = 1000;

    private Serving serving;

    @BeforeEach
    void open() throws IOException {
        serving = Serving.plain();
    }

    @AfterEach
    void close() {
        serving.close();
    }

    @Test
    void whoHasTheTokenGetsReadingsWithUnitAndScopeAndReasons() throws IOException {
        assertThat(asked("/readings?subject=pid:42&tier=slow", TOKEN))
                .startsWith("HTTP/1.1 200 OK")
                .contains(
                        "\"fd\":{\"count\":17.0,\"scope\":\"process\"}",
                        "\"rss\":{\"bytes\":4096.0,\"scope\":\"process\"}",
                        "\"pss\":{\"absent\":\"no smaps_rollup\"}",
                        "\"conntrack\":{\"failed\":\"permission \\\"denied\\\"\"}",
                        "\"of_SLOW\":{\"count\":1.0",
                        "\"alive\":true",
                        "\"ended\":[]",
                        "\"cost_seconds\":0.0015",
                        "\"received\":",
                        "\"sent\":");
        assertThat(asked("/readings?subject=pid:13", TOKEN)).contains("\"alive\":false", "\"ended\":[13]");
        assertThat(serving.server().dropped()).isEmpty();
    }

    @Test
    void prometheusGetsTheSame() throws IOException {
        assertThat(asked("/metrics?subject=pid:42", TOKEN))
                .contains(
                        "plimsoll_probe_fd{scope=\"process\",subject=\"pid:42\"} 17.0",
                        "plimsoll_probe_missing{reason=\"permission \\\"denied\\\"\",resource=\"conntrack\",subject=\"pid:42\"} 1",
                        "plimsoll_probe_alive{subject=\"pid:42\"} 1");
    }

    @Test
    void aWrongQuestionOfWhoHasTheTokenIsAnsweredWithWhatToAsk() throws IOException {
        assertThat(asked("/", TOKEN)).contains("404", "/readings, /metrics and /clock");
        assertThat(asked("/readings?subject=cgroup:x", TOKEN)).contains("404", "no such subject");
        assertThat(asked("/readings", TOKEN)).contains("400", "subject=pid:42");
        assertThat(asked("/readings?subject=pid:1&tier=all", TOKEN)).contains("400", "fast, slow or quiet");
        assertThat(asked("/readings?subject=pid:1&asker=../..", TOKEN)).contains("400", "hexadecimal");
        assertThat(asked("/readings?subject=%zz", TOKEN)).contains("400");
    }

    @Test
    void withoutTheTokenNothingIsAnswered() throws IOException {
        assertThat(asked("/readings?subject=pid:42", "")).isEmpty();
        assertThat(asked("/metrics?subject=pid:42", "")).isEmpty();
        assertThat(asked("/", "")).isEmpty();
        assertThat(serving.server().dropped()).containsEntry(Drop.NO_TOKEN, 3L).hasSize(1);
        assertStillAnswers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer " + Serving.CANARY + "x",
                "Bearer canary-3f9a1c77e0b24d5",
                "bearer " + Serving.CANARY,
                "Basic " + Serving.CANARY,
                Serving.CANARY,
                ""
            })
    void withAWrongTokenNothingIsAnswered(String authorization) throws IOException {
        assertThat(asked("/readings?subject=pid:42", "Authorization: " + authorization + "\r\n"))
                .isEmpty();
        assertThat(serving.server().dropped())
                .containsEntry(Drop.WRONG_TOKEN, 1L)
                .hasSize(1);
        assertStillAnswers();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"POST / HTTP/1.1\r\n\r\n", "\0\0\0\0", "GE", "G\n\n", "GET /\r\n\r\n", "GET / FTP/9\r\n\r\n"})
    void garbageIsDroppedAndCounted(String garbage) throws IOException {
        try (Stranger stranger = new Stranger(serving.address())) {
            assertThat(stranger.sends(garbage).hears()).isEmpty();
        }
        assertThat(serving.server().dropped().values()).containsExactly(1L);
        assertStillAnswers();
    }

    @Test
    void randomBytesAreDroppedAndCounted() throws IOException {
        Random random = new Random(7);
        for (int i = 0; i < 50; i++) {
            byte[] bytes = new byte[1 + random.nextInt(3000)];
            random.nextBytes(bytes);
            bytes[0] = i % 2 == 0 ? (byte) 'G' : bytes[0];
            try (Stranger stranger = new Stranger(serving.address())) {
                stranger.sends(bytes).isDone();
                assertThat(stranger.hears()).isEmpty();
            }
        }
        assertThat(dropped()).isEqualTo(50);
        assertStillAnswers();
    }

    @Test
    void aRequestWithABodyIsDroppedAlsoWithTheToken() throws IOException {
        try (Stranger stranger = new Stranger(serving.address())) {
            stranger.sends("GET /clock HTTP/1.1\r\n" + HOST + TOKEN + "Content-Length: 5\r\n\r\nhello");
            assertThat(stranger.hears()).isEmpty();
        }
        assertThat(serving.server().dropped()).containsOnlyKeys(Drop.GARBAGE);
    }

    @Test
    void whoAsksAgainBeforeTheAnswerIsDropped() throws IOException {
        try (Stranger stranger = new Stranger(serving.address())) {
            String request = "GET /readings?subject=pid:1 HTTP/1.1\r\n" + HOST + TOKEN + "\r\n";
            stranger.sends(request.repeat(20)).hears();
        }
        assertThat(serving.server().dropped()).containsOnlyKeys(Drop.IMPATIENT);
        assertStillAnswers();
    }

    @Test
    void tlsWhereThereIsNoneIsDropped() throws IOException {
        try (Stranger stranger = new Stranger(serving.address())) {
            assertThat(stranger.sends(CLIENT_HELLO).hears()).isEmpty();
        }
        assertThat(serving.server().dropped()).containsOnlyKeys(Drop.TLS);
    }

    @Test
    void noTlsWhereThereIsSomeIsDroppedWithoutAnAlert(@TempDir Path folder) throws Exception {
        Serving.makeCertificate(folder);
        try (Serving inside = Serving.inside(folder);
                Stranger plain = new Stranger(inside.address());
                Stranger broken = new Stranger(inside.address())) {
            assertThat(plain.sends("GET /clock HTTP/1.1\r\n" + HOST + TOKEN + "\r\n")
                            .hears())
                    .isEmpty();
            broken.sends(CLIENT_HELLO).sends(new byte[200]).hears(); // the alert is of TLS
            await().until(() -> inside.server().dropped().equals(Map.of(Drop.TLS, 2L)));
        }
    }

    @Test
    void aHeadWithoutEndIsDroppedBeforeItIsLarge() throws IOException {
        try (Stranger headers = new Stranger(serving.address());
                Stranger line = new Stranger(serving.address())) {
            headers.sends("GET / HTTP/1.1\r\n" + TOKEN + ("X-Y: " + "z".repeat(100) + "\r\n").repeat(2000));
            assertThat(headers.hears()).isEmpty();
            assertThat(line.sends("GET /" + "z".repeat(100_000)).hears()).isEmpty();
        }
        assertThat(serving.server().dropped()).containsOnlyKeys(Drop.OVERSIZED).containsEntry(Drop.OVERSIZED, 2L);
        assertStillAnswers();
    }

    @Test
    void whoTricklesIsDroppedAfterThreeSecondsAndHoldsNobodyUp() throws IOException {
        List<Stranger> tricklers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            tricklers.add(new Stranger(serving.address()));
        }
        int[] sent = {0};
        await().pollInterval(100, TimeUnit.MILLISECONDS)
                .atMost(10, TimeUnit.SECONDS)
                .until(() -> {
                    String head = "GET / HTTP/1.1\r\n" + TOKEN;
                    for (Stranger trickler : tricklers) {
                        trickler.sends(head.substring(sent[0] % head.length(), sent[0] % head.length() + 1));
                    }
                    sent[0]++;
                    assertStillAnswers();
                    return dropped() == 20;
                });
        assertThat(serving.server().dropped()).containsOnlyKeys(Drop.SLOW);
        for (Stranger trickler : tricklers) {
            assertThat(trickler.hears()).isEmpty();
            trickler.close();
        }
    }

    @Test
    void aThousandHostileConnectionsTakeAFewPlacesAndTheCallerWhoIsInIsNotHeldUp() throws IOException {
        long descriptors = descriptors();
        List<Stranger> strangers = new ArrayList<>();
        try (Stranger caller = new Stranger(serving.address())) {
            caller.sends("GET /clock HTTP/1.1\r\n" + HOST + TOKEN + "\r\n");
            await().until(() -> serving.server().dropped().isEmpty());
            for (int i = 0; i < HOSTILE; i++) {
                strangers.add(new Stranger(serving.address()).sends("GET / HTTP/1.1\r\nX: " + "y".repeat(i)));
            }
            // those of the test itself, and as many places as there are
            await().until(() -> dropped() >= HOSTILE - 64);
            assertThat(serving.server().dropped()).containsKey(Drop.TOO_MANY);
            assertThat(descriptors()).isLessThan(descriptors + HOSTILE + 1 + 64 + 16);
            String heard = caller.sends("GET /clock HTTP/1.1\r\n" + HOST + TOKEN + CLOSING + "\r\n")
                    .hears();
            assertThat(heard.split("HTTP/1.1 200 OK", -1)).hasSize(3);
            await().until(() -> dropped() == HOSTILE);
        } finally {
            for (Stranger stranger : strangers) {
                stranger.close();
            }
        }
        await().until(() -> descriptors() <= descriptors);
        assertStillAnswers();
    }

    @Test
    void whatWasDroppedIsSaidAtTheEndAndTheTokenIsNot() throws IOException {
        asked("/", "");
        asked("/", "Authorization: Bearer wrong\r\n");
        serving.close();
        serving.close();
        assertThat(serving.said()).containsExactly("dropped 2 connections: 1 without a token, 1 with a wrong token");
        assertThat(serving.toString()).doesNotContain(Serving.CANARY);
    }

    @Test
    void itsThreadsAndDescriptorsAreGoneWithIt() throws IOException {
        assertStillAnswers();
        assertThat(threads()).isNotEmpty();
        serving.close();
        await().until(() -> threads().isEmpty());
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("plimsoll-"))
                .toList();
    }

    private static long descriptors() {
        String[] names = Path.of("/proc/self/fd").toFile().list();
        return names == null ? 0 : names.length;
    }

    private long dropped() {
        return serving.server().dropped().values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    private void assertStillAnswers() throws IOException {
        assertThat(asked("/clock", TOKEN)).startsWith("HTTP/1.1 200 OK").contains("\"received\":");
    }

    private String asked(String path, String authorization) throws IOException {
        try (Stranger stranger = new Stranger(serving.address())) {
            return stranger.sends("GET " + path + " HTTP/1.1\r\n" + HOST + authorization + CLOSING + "\r\n")
                    .hears();
        }
    }
}

package dev.plimsoll.soak.standin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/**
 * After each test the descriptors and the stand-in's threads are back where they were, or fewer: the JVM closes a few of
 * its own when it collects garbage.
 */
abstract class ClosesWhatItOpens {
    private int before;

    /** What a JVM opens once and keeps: native libraries, class files, random numbers. */
    @BeforeAll
    static void warm() throws Exception {
        try (Serving serving = Serving.with(Protocols.WS)) {
            serving.cycle(2);
            assertThat(serving.sockets("0A")).isEqualTo(1);
        }
    }

    @BeforeEach
    void count() {
        before = Serving.descriptors();
    }

    @AfterEach
    void compare() {
        await().atMost(5, SECONDS).untilAsserted(() -> {
            assertThat(Serving.descriptors()).isLessThanOrEqualTo(before);
            assertThat(Thread.getAllStackTraces().keySet())
                    .extracting(Thread::getName)
                    .noneMatch(name -> name.startsWith("plimsoll"));
        });
    }
}

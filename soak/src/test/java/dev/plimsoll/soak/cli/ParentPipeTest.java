package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.cli.terminal.ParentPipe;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ParentPipeTest {
    private final CountDownLatch ended = new CountDownLatch(1);

    @Test
    void aChildWhoseParentIsGoneIsEndedHoweverBusyItIs() throws IOException {
        try (InputStream pipe = new ParentPipe(new ByteArrayInputStream(new byte[3]), ended::countDown)) {
            assertThat(pipe.readAllBytes()).hasSize(3);
            await().atMost(Duration.ofSeconds(20)).until(() -> ended.getCount() == 0);
        }
    }

    @Test
    void aChildWhoseParentLivesIsNot() throws IOException {
        try (InputStream pipe = new ParentPipe(new ByteArrayInputStream(new byte[3]), ended::countDown)) {
            assertThat(pipe.read()).isZero();
            await().during(Duration.ofMillis(1600)).until(() -> ended.getCount() == 1);
        }
    }
}

package dev.plimsoll.soak.standin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.protocol.Protocol;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionFaultsTest extends ClosesWhatItOpens {
    private static final Duration WHILE = Duration.ofMillis(300);
    private static final String CLOSE_WAIT = "08";

    @Test
    void aSilentStandInAcceptsAndNeverSpeaks() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "silent");
                Caller caller = serving.knocking()) {
            assertThat(caller.hearsNothingFor(WHILE)).isTrue();
            caller.socket().shutdownOutput();
            assertThat(caller.awaitEnd()).isEmpty();
        }
    }

    @Test
    void afterSoManyConnectionsTheRestAreGhosts() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "stop-accepting-at=2");
                Caller first = serving.caller();
                Caller second = serving.caller();
                Caller third = serving.knocking();
                Caller fourth = serving.knocking()) {
            assertThat(third.hearsNothingFor(WHILE)).isTrue();
            assertThat(fourth.hearsNothingFor(WHILE)).isTrue();
            assertThat(first.send(64, 1).await(2)).contains("answered 1");
            assertThat(second.send(64, 2).await(2)).contains("answered 2");
        }
    }

    @Test
    void afterSoManyConnectionsTheRestAreRefused() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "refuse-after=2");
                Caller first = serving.caller();
                Caller second = serving.caller()) {
            await().atMost(5, SECONDS).until(() -> serving.sockets("0A") == 0);

            assertThatThrownBy(serving::knocking).isInstanceOf(ConnectException.class);
            assertThat(first.send(64, 1).await(2)).contains("answered 1");
            assertThat(second.send(64, 2).await(2)).contains("answered 2");
        }
    }

    @Test
    void everySecondConnectionIsClosedEarlyWithAFarewell() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "close-early=0.5");
                Caller healthy = serving.caller();
                Caller early = serving.caller()) {
            long beganNanos = System.nanoTime();

            assertThat(early.awaitEnd()).containsExactly("established", "ended 1000");
            assertThat(Duration.ofNanos(System.nanoTime() - beganNanos)).isBetween(millis(800), millis(3000));
            assertThat(healthy.send(64, 1).await(2)).containsExactly("established", "answered 1");
        }
    }

    @Test
    void withoutAFarewellAConnectionIsClosedEarlyWithAFin() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP, "close-early");
                Caller early = serving.caller()) {
            assertThat(early.awaitEnd()).containsExactly("established");
        }
    }

    @Test
    void oneDescriptorIsKeptForEveryTenthConnection() throws IOException {
        assertThat(descriptorsKept(50, "leak-fd=0.1")).isEqualTo(5);
        assertThat(descriptorsKept(10, "leak-fd")).isEqualTo(10);
    }

    @Test
    void aHealthyStandInKeepsNoDescriptor() throws IOException {
        assertThat(descriptorsKept(50)).isZero();
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.soak.standin.Protocols#all")
    void aForgottenCloseStaysInCloseWait(Protocol protocol) throws IOException {
        try (Serving serving = Serving.with(protocol, "leak-close-wait=0.5")) {
            for (int i = 0; i < 10; i++) {
                try (Caller caller = serving.caller()) {
                    caller.farewell();
                }
            }
            await().atMost(5, SECONDS).until(() -> serving.sockets(CLOSE_WAIT) == 5);
            assertThat(serving.sockets("01")).isZero();
        }
    }

    @Test
    void theFarewellOfAForgottenCloseIsAnswered() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS, "leak-close-wait");
                Caller caller = serving.caller()) {
            caller.farewell();

            assertThat(caller.await(0)).containsExactly("established", "ended 1000");
            assertThat(caller.hearsNothingFor(WHILE)).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.soak.standin.Protocols#all")
    void aHealthyStandInLeavesNothingInCloseWait(Protocol protocol) throws IOException {
        try (Serving serving = Serving.with(protocol)) {
            serving.cycle(10);

            await().atMost(5, SECONDS).until(() -> serving.sockets(CLOSE_WAIT) + serving.sockets("01") == 0);
        }
    }

    /** How many more descriptors of /dev/null, which nothing else opens, there are after so many connections. */
    private static long descriptorsKept(int connections, String... faults) throws IOException {
        long before = descriptorsOfNothing();
        try (Serving serving = Serving.with(Protocols.TCP, faults)) {
            serving.cycle(connections);
            return descriptorsOfNothing() - before;
        }
    }

    private static long descriptorsOfNothing() throws IOException {
        long count = 0;
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                count += pointsToNothing(descriptor) ? 1 : 0;
            }
        }
        return count;
    }

    private static boolean pointsToNothing(Path descriptor) throws IOException {
        try {
            return Files.readSymbolicLink(descriptor).equals(Path.of("/dev/null"));
        } catch (NoSuchFileException closedMeanwhile) {
            return false;
        }
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}

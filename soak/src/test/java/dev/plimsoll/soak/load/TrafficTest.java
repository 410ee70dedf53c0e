package dev.plimsoll.soak.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.Tried;
import dev.plimsoll.soak.plan.PlannedPhase;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.scenario.Phase.Traffic;
import dev.plimsoll.soak.scenario.Rate;
import dev.plimsoll.soak.scenario.Rate.Per;
import dev.plimsoll.soak.standin.Faults;
import dev.plimsoll.soak.standin.Standin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages over real sockets to a stand-in in this process. */
@ParameterizedClass
@EnumSource(Tried.class)
class TrafficTest {
    private static final int LARGEST_BYTES = 1 << 20;
    private static final int OUTSTANDING = 64;
    private static final Duration HALF_A_SECOND = Duration.ofMillis(500);
    private static final Protocol TCP = new TcpProtocol(LARGEST_BYTES);

    private final Tried tried;

    TrafficTest(Tried tried) {
        this.tried = tried;
    }

    /** What is done with a generator whose connections are open. */
    private interface Scene {
        void play(Rig rig);
    }

    @Test
    void everyMessageIsAnsweredOverTwoLanes() throws IOException {
        with(TCP, rig -> {
            rig.ramp(10, Duration.ofMillis(10));
            send(rig, HALF_A_SECOND, 1_000, 64);
            rig.awaitDone();
            LoadSample.Messages counted = rig.sample().messages();
            assertThat(counted.scheduled()).isEqualTo(500);
            assertThat(counted.answered()).isEqualTo(500);
        });
    }

    @Test
    void messagesLargerThanAnyBufferDoNotWaitForEachOther() throws IOException {
        with(TCP, rig -> {
            rig.ramp(1, Duration.ofMillis(1));
            send(rig, Duration.ofMillis(10), 100 * OUTSTANDING, LARGEST_BYTES);
            rig.awaitDone();
            LoadSample.Messages counted = rig.sample().messages();
            assertThat(counted.answered()).isEqualTo(OUTSTANDING);
        });
    }

    @Test
    void aTurnThatTakesLongMakesTheNextOneLate() throws IOException {
        Protocol slow = new Altered(TCP, TrafficTest::spin);
        with(slow, rig -> {
            rig.ramp(10, Duration.ofMillis(10));
            rig.sample();
            send(rig, HALF_A_SECOND, 40, 64);
            rig.awaitDone();
            assertThat(rig.sample().meter().lagMax()).isGreaterThan(0.03);
        });
    }

    private static void spin() {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        while (System.nanoTime() - until < 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void aFaultOfOurOwnEndsTheRunAndIsNobodysFailure() throws IOException {
        Protocol faulty = new Altered(TCP, () -> {
            throw new IllegalStateException("a fault of ours");
        });
        with(faulty, rig -> {
            rig.ramp(10, Duration.ofMillis(10));
            send(rig, HALF_A_SECOND, 1_000, 64);
            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(
                            () -> assertThatThrownBy(rig.load::done).rootCause().hasMessage("a fault of ours"));
            assertThat(rig.load.takeFailures()).isEmpty();
        });
    }

    private static void send(Rig rig, Duration lasting, int perSecond, int bytes) {
        Traffic traffic = new Traffic(
                "traffic", false, lasting, new Rate(perSecond, Per.RUN), bytes, OUTSTANDING, Duration.ofSeconds(5));
        rig.load.send(System.nanoTime(), new PlannedPhase(traffic, 0, 0.5, 10, 10, 10, perSecond), traffic);
    }

    private void with(Protocol client, Scene scene) throws IOException {
        OwnProcess before = OwnProcess.now(tried);
        InetSocketAddress anywhere = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (Transport serving = tried.open(1, 100);
                Standin standin = Standin.open(serving, TCP, anywhere, 100, Faults.none(), () -> {})) {
            assertThat(standin.address().getAddress().isLoopbackAddress()).isTrue();
            try (Rig rig = Rig.of(tried, "", client, Routes.to(standin.address(), List.of()), 2)) {
                scene.play(rig);
            }
        }
        before.assertAsBefore();
    }
}

package dev.plimsoll.soak.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.protocol.tcp.TcpProtocol;
import dev.plimsoll.soak.load.transport.Tried;
import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.scenario.Phase.Ending;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When connections are made, from where, to where, and what both sides see of their ends. */
@ParameterizedClass
@EnumSource(Tried.class)
class ConnectingTest {
    private static final TcpProtocol TCP = new TcpProtocol(1 << 16);

    private final Tried tried;

    ConnectingTest(Tried tried) {
        this.tried = tried;
    }

    @Test
    void connectionsOfARampAreMadeAtTheirDueTimes() throws IOException {
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing());
                Rig rig = Rig.of(tried, "", TCP, Routes.to(gateway.address(), List.of()), 2)) {
            rig.ramp(41, Duration.ofMillis(820));
            List<Long> accepted = gateway.acceptedNanos.stream().sorted().toList();
            assertThat(accepted).hasSize(41);
            long last = accepted.get(40) - accepted.get(0);
            assertThat(TimeUnit.NANOSECONDS.toMillis(last)).isBetween(700L, 1_200L);
            long half = accepted.get(20) - accepted.get(0);
            assertThat(TimeUnit.NANOSECONDS.toMillis(half)).isBetween(300L, 700L);
            assertThat(rig.load.open()).isEqualTo(41);
        }
    }

    @Test
    void sourceAddressesAreUsedInTurn() throws IOException {
        List<String> sources = List.of("127.0.0.1", "127.0.0.2", "127.0.0.3");
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing());
                Rig rig = Rig.of(tried, "", TCP, Routes.to(gateway.address(), sources), 1)) {
            rig.ramp(12, Duration.ofMillis(20));
            for (String source : sources) {
                assertThat(Collections.frequency(gateway.peers, source)).isEqualTo(4);
            }
        }
    }

    @Test
    void anAddressThatIsNotAllowedIsNeverConnectedTo() throws IOException {
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing())) {
            InetSocketAddress
                    sameButNotNamed = // the kernel would lead it to the listener on loopback: ip(7), INADDR_ANY
                    new InetSocketAddress(gateway.address().getPort());
            try (Rig rig = Rig.against(tried, sameButNotNamed, TCP)) {
                rig.ramp(5, Duration.ofMillis(5));
                assertThat(rig.sample().connections().failed()).isEqualTo(Map.of(FailureKind.OTHER, 5L));
                assertThat(rig.load.takeFailures().values()).allMatch(text -> text.contains("--allow-remote"));
            }
            assertThat(gateway.acceptedNanos).isEmpty();
            try (Rig rig = Rig.against(tried, gateway.address(), TCP)) {
                rig.ramp(5, Duration.ofMillis(5));
            }
            assertThat(gateway.acceptedNanos).hasSize(5);
        }
    }

    @ParameterizedTest
    @EnumSource(Ending.class)
    void eachEndingIsSeenByThePeerAndLeavesNoDescriptor(Ending ending) throws IOException {
        OwnProcess before = OwnProcess.now(tried);
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing())) {
            try (Rig rig = Rig.against(tried, gateway.address(), TCP)) {
                rig.load.churn(System.nanoTime(), 30, 1_000, ending);
                rig.awaitDone();
                await().atMost(Duration.ofSeconds(5)).until(() -> gateway.ends.size() == 30);
                assertThat(gateway.ends).containsOnly(ending == Ending.RST ? "RST" : "FIN");
                LoadSample.Connections counted = rig.sample().connections();
                assertThat(counted.cycles()).isEqualTo(30);
                assertThat(counted.established()).isEqualTo(30);
                assertThat(counted.closed()).isEqualTo(30);
                assertThat(counted.lost()).isEmpty();
            }
        }
        before.assertAsBefore();
    }

    @Test
    void aRampTakesCareOfWhatOneLaneHasLostMoreThanTheOther() throws IOException {
        try (RawGateway gateway = RawGateway.open(RawGateway.echoing());
                Rig rig = Rig.of(tried, "", TCP, Routes.to(gateway.address(), List.of()), 2)) {
            rig.ramp(40, Duration.ofMillis(40));
            rig.load.drain(System.nanoTime(), 7, TimeUnit.MILLISECONDS.toNanos(10));
            rig.awaitDone();
            rig.awaitOpen(7);
            rig.ramp(100, Duration.ofMillis(40));
            assertThat(rig.load.open()).isEqualTo(100);
        }
    }

    @Test
    void attemptsThatTheEndOfTheRunCutsShortAreNotCountedAsClosed() throws IOException {
        Rig rig;
        try (RawGateway silent = RawGateway.open((socket, in, out) -> in.skip(Long.MAX_VALUE))) {
            rig = Rig.against(tried, silent.address(), TCP);
            rig.load.ramp(System.nanoTime(), 10, 1);
            await().until(() -> silent.acceptedNanos.size() == 10);
            rig.close();
        }
        LoadSample.Connections counted = rig.sample().connections();
        assertThat(counted.attempted()).isEqualTo(10);
        assertThat(counted.closed()).isZero();
    }
}

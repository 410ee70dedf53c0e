package dev.plimsoll.soak.standin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.load.protocol.Protocol;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandinEchoTest extends ClosesWhatItOpens {
    @ParameterizedTest
    @MethodSource("dev.plimsoll.soak.standin.Protocols#all")
    void everyMessageComesBackIntact(Protocol protocol) throws IOException {
        try (Serving serving = Serving.with(protocol);
                Caller one = serving.caller();
                Caller other = serving.caller()) {
            assertThat(one.send(8, 1)
                            .send(100, 2, 3)
                            .send(Protocols.LARGEST_BYTES, 4)
                            .await(5))
                    .containsExactly("established", "answered 1", "answered 2", "answered 3", "answered 4");
            assertThat(other.send(64, 5).await(2)).containsExactly("established", "answered 5");
        }
    }

    @Test
    void aFarewellIsAnsweredAndTheStandInClosesFirst() throws IOException {
        try (Serving serving = Serving.with(Protocols.WS);
                Caller caller = serving.caller()) {
            caller.farewell();

            assertThat(caller.awaitEnd()).containsExactly("established", "ended 1000");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.soak.standin.Protocols#all")
    void aFinIsAnsweredWithAFin(Protocol protocol) throws IOException {
        try (Serving serving = Serving.with(protocol);
                Caller caller = serving.caller()) {
            caller.socket().shutdownOutput();

            assertThat(caller.awaitEnd()).containsExactly("established");
        }
    }

    @ParameterizedTest
    @MethodSource("dev.plimsoll.soak.standin.Protocols#all")
    void garbageEndsItsConnectionAndNoOther(Protocol protocol) throws IOException {
        try (Serving serving = Serving.with(protocol);
                Caller caller = serving.caller();
                Socket hostile = new Socket(
                        serving.address().getAddress(), serving.address().getPort())) {
            hostile.setSoTimeout(5000);
            hostile.getOutputStream().write(new byte[64]);
            hostile.getInputStream().readAllBytes();

            assertThat(caller.send(64, 1).await(2)).containsExactly("established", "answered 1");
        }
    }

    @Test
    void slotsAreUsedAgain() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP)) {
            serving.cycle(3 * Serving.LOOPS * Serving.SLOTS_PER_LOOP);

            await().atMost(5, SECONDS).until(() -> serving.sockets("01") == 0);
        }
    }

    @Test
    void aConnectionWithoutAFreeSlotIsClosedAtOnce() throws IOException {
        List<Caller> callers = new ArrayList<>();
        try (Serving serving = Serving.with(Protocols.TCP)) {
            for (int i = 0; i < Serving.LOOPS * Serving.SLOTS_PER_LOOP; i++) {
                callers.add(serving.caller());
            }
            try (Socket tooMany =
                    new Socket(serving.address().getAddress(), serving.address().getPort())) {
                tooMany.setSoTimeout(5000);
                assertThat(tooMany.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(callers.get(0).send(64, 1).await(2)).contains("answered 1");
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }

    @Test
    void aClosedStandInHasClosedItsConnectionsAndItsPort() throws IOException {
        Serving serving = Serving.with(Protocols.TCP);
        try (Caller caller = serving.caller()) {
            serving.close();
            serving.close();

            assertThat(caller.awaitEnd()).containsExactly("established");
            assertThatThrownBy(serving::knocking).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void anAddressThatIsTakenIsSaidSo() throws IOException {
        try (Serving serving = Serving.with(Protocols.TCP)) {
            assertThatThrownBy(() -> Standin.open(
                                    serving.transport(), Protocols.TCP, serving.address(), 1, Faults.none(), () -> {})
                            .close())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Address already in use");
        }
    }
}

package dev.plimsoll.soak.standin;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandinProgramTest {
    private static final int CONNECTIONS = 2000;
    private static final int SIGTERM_CODE = 128 + 15;
    private static final int SIGKILL_CODE = 128 + 9;

    @Test
    void itSaysWhereItIsAndEndsWithItsParentsPipe() throws Exception {
        try (ForkedStandin forked = ForkedStandin.with("ws", "leak-fd=0.1");
                Caller caller = Caller.established(Protocols.WS, forked.address())) {
            assertThat(forked.ready())
                    .isEqualTo(new ReadyLine(
                            "ws",
                            "127.0.0.1",
                            forked.ready().port(),
                            forked.process().pid(),
                            List.of("leak-fd=0.1")));
            assertThat(caller.send(64, 1).await(2)).containsExactly("established", "answered 1");

            forked.process().getOutputStream().close();

            assertThat(forked.awaitExit(2)).isZero();
            assertThat(caller.awaitEnd()).hasSize(2);
        }
    }

    @Test
    void itEndsInOrderOnSigterm() throws Exception {
        try (ForkedStandin forked = ForkedStandin.with("tcp");
                Caller caller = Caller.established(Protocols.TCP, forked.address())) {
            forked.process().destroy();

            assertThat(forked.awaitExit(2)).isEqualTo(SIGTERM_CODE);
            assertThat(caller.awaitEnd()).containsExactly("established");
        }
    }

    @Test
    void itDiesWhenToldTo() throws Exception {
        try (ForkedStandin forked = ForkedStandin.with("tcp", "die-at=1s");
                Caller caller = Caller.established(Protocols.TCP, forked.address())) {
            assertThat(caller.await(0)).containsExactly("established");
            assertThat(forked.awaitExit(5)).isEqualTo(SIGKILL_CODE);
        }
    }

    @Test
    void itHoldsSoManyResidentBytesForEachConnectionAndGivesThemBack() throws Exception {
        Growth healthy = growth();

        for (long bytes : new long[] {4096, 16_384}) {
            long truthBytes = CONNECTIONS * bytes;
            Growth holding = growth("hold-bytes=" + bytes);
            assertThat(holding.openedBytes() - healthy.openedBytes()).isCloseTo(truthBytes, withinPercentage(2));
            assertThat(holding.closedBytes() - healthy.closedBytes()).isCloseTo(-truthBytes, withinPercentage(2));
        }
        assertThat(healthy.closedBytes()).isCloseTo(0, within(CONNECTIONS * 400L));
    }

    /** How far resident memory grew while connections were opened, and while they were closed. */
    private record Growth(long openedBytes, long closedBytes) {}

    /** The second round's: in the first, the process makes itself at home. */
    private static Growth growth(String... faults) throws Exception {
        try (ForkedStandin forked = ForkedStandin.with("tcp", faults)) {
            round(forked);
            return round(forked);
        }
    }

    private static Growth round(ForkedStandin forked) throws Exception {
        List<Caller> callers = new ArrayList<>();
        int descriptors = forked.descriptors();
        try {
            long beforeBytes = forked.residentBytes();
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.add(Caller.established(Protocols.TCP, forked.address()));
            }
            long openBytes = forked.residentBytes();
            for (Caller caller : callers) {
                caller.close();
            }
            await().atMost(10, SECONDS).until(() -> forked.descriptors() <= descriptors);
            return new Growth(openBytes - beforeBytes, forked.residentBytes() - openBytes);
        } finally {
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }
}

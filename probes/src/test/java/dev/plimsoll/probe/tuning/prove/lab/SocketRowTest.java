package dev.plimsoll.probe.tuning.prove.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Lines as Linux 6.18 printed them. */
final class SocketRowTest {
    @Test
    void aConnectionWithKeepaliveHasItsTimer() {
        assertThat(
                        SocketRow.parse(
                                " 399: 0100007F:8B4C 0100007F:CCCF 01 00000000:00000000 02:000AFC7F 00000000     0        0 23145373 3"))
                .contains(new SocketRow(0x8b4c, 0xcccf, 1, Duration.ofMillis(7_199_990)));
    }

    @Test
    void theHeadingAndATornLineAreNoRows() {
        assertThat(SocketRow.parse("  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt"))
                .isEmpty();
        assertThat(SocketRow.parse(" 399: 0100007F:8B4C 0100")).isEmpty();
    }
}

package dev.plimsoll.soak.load.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {
    private static boolean allows(Reach reach, String literal) {
        return reach.allows(new InetSocketAddress(literal, 80));
    }

    @Test
    void loopbackAloneIsAllowedUnlessTold() {
        Reach reach = Reach.loopback();
        assertThat(allows(reach, "127.0.0.1")).isTrue();
        assertThat(allows(reach, "127.255.1.2")).isTrue();
        assertThat(allows(reach, "::1")).isTrue();
        assertThat(allows(reach, "::ffff:127.0.0.1")).isTrue();
        for (String elsewhere : List.of("0.0.0.0", "128.0.0.1", "10.0.0.1", "192.0.2.1", "::", "2001:db8::1")) {
            assertThat(allows(reach, elsewhere)).as(elsewhere).isFalse();
        }
        assertThat(reach.allows(InetSocketAddress.createUnresolved("localhost", 80)))
                .isFalse();
    }

    @Test
    void aNetworkIsAllowedToItsLastBit() {
        Reach reach = Reach.of(List.of("10.1.0.0/20", "192.0.2.7", "2001:db8::/33"));
        assertThat(allows(reach, "10.1.15.255")).isTrue();
        assertThat(allows(reach, "10.1.16.0")).isFalse();
        assertThat(allows(reach, "192.0.2.7")).isTrue();
        assertThat(allows(reach, "192.0.2.6")).isFalse();
        assertThat(allows(reach, "2001:db8:7fff::1")).isTrue();
        assertThat(allows(reach, "2001:db8:8000::1")).isFalse();
        assertThat(allows(reach, "::1")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "example.org",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "10.0.0.0/",
                "999.1.1.1",
                "1.2.3.4.5",
                "1",
                "",
                "/8",
                "::/129",
                "10.0.0.0/8/8",
                "1:2:3",
                ":::"
            })
    void whatIsNotANetworkOfAddressesIsRefusedAndNeverLookedUp(String words) {
        assertThatThrownBy(() -> Reach.of(List.of(words)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + words + "\"");
    }
}

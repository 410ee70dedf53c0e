package dev.plimsoll.probe.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SysctlNameTest {
    @ParameterizedTest
    @CsvSource({
        "net.ipv4.conf.enp3s0/200.forwarding, net/ipv4/conf/enp3s0.200/forwarding",
        "net/ipv4/conf/enp3s0.200/forwarding, net/ipv4/conf/enp3s0.200/forwarding",
        "kernel.domainname, kernel/domainname",
        "kernel/domainname, kernel/domainname",
        "kernel.hostname/foo, kernel/hostname.foo",
    })
    void theFirstSeparatorDecidesWhetherDotsAndSlashesChangePlaces(String written, String path) {
        SysctlName name = SysctlName.parse(written).orElseThrow();
        assertThat(name.path()).isEqualTo(path);
        assertThat(SysctlName.parse(name.dotted())).contains(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "kernel", "../../etc/passwd", "net/../../x", "net//x", "net. .x", "net.ipv4./.x", "a.b\n.c"})
    void whatWouldLeaveProcSysIsNoName(String written) {
        assertThat(SysctlName.parse(written)).isEmpty();
    }

    @Test
    void aPatternEndsAtASlash() {
        SysctlName pattern = SysctlName.parse("net.ipv4.conf.*.rp_filter").orElseThrow();
        assertThat(pattern.isPattern()).isTrue();
        assertThat(pattern.covers(new SysctlName("net/ipv4/conf/eth0.1/rp_filter")))
                .isTrue();
        assertThat(pattern.covers(new SysctlName("net/ipv4/conf/a/b/rp_filter")))
                .isFalse();
        assertThat(new SysctlName("net/ipv4/conf/eth[0-1]/x").covers(new SysctlName("net/ipv4/conf/eth1/x")))
                .isTrue();
        assertThat(new SysctlName("net/ipv4/conf/eth[!0-1]/x").covers(new SysctlName("net/ipv4/conf/eth1/x")))
                .isFalse();
        assertThat(new SysctlName("net/ipv4/conf/eth?/x").covers(new SysctlName("net/ipv4/conf/eth1/x")))
                .isTrue();
    }
}

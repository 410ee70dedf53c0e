package dev.plimsoll.probe.tuning.prove.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Sysctls;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each verdict, reached by something real. */
final class ProverTest {
    private static Map<String, Proof> all = Map.of();

    @BeforeAll
    static void proveAProfileOfEachKind() throws IOException {
        String rmemMax = new Sysctls(ProcReader.ofThisMachine())
                .text("net.core.rmem_max")
                .match(x -> x, x -> x, x -> x);
        List<Proof> proofs = Proving.of(
                OptionalInt.empty(),
                "net.core.somaxconn = 65535",
                "net.ipv4.tcp_max_syn_backlog = 65535",
                "net.ipv4.tcp_syncookies = 1",
                "net.ipv4.tcp_abort_on_overflow = 1",
                "net.ipv4.ip_local_port_range = 1024 65535",
                "net.ipv4.tcp_tw_reuse = 1",
                "net.ipv4.tcp_fin_timeout = 30",
                "net.ipv4.tcp_keepalive_time = 300",
                "net.ipv4.tcp_keepalive_probes = 3",
                "net.ipv4.tcp_keepalive_intvl = 30",
                "net.ipv4.tcp_max_tw_buckets = 2000000",
                "net.netfilter.nf_conntrack_max = 1000001",
                "net.netfilter.nf_conntrack_tcp_timeout_established = 86400",
                "net.core.rmem_max = " + rmemMax,
                "net.core.wmem_max = 134217729",
                "net.core.rmem_default = 134217729",
                "net.core.wmem_default = 134217729",
                "net.ipv4.tcp_rmem = 4096 131072 400000",
                "net.ipv4.tcp_wmem = 4096 16384 400000",
                "net.core.netdev_max_backlog = 65534",
                "net.ipv4.no_such_setting = 1",
                "vm.max_map_count = 1000001",
                "nofile = 900");
        all = proofs.stream().collect(Collectors.toMap(proof -> proof.line().setting(), Function.identity()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        net.core.somaxconn           | NEEDS_RESTART | accept queue took 257 = min\\(somaxconn 256, listen 65535\\)\\+1, tried with 256; with 65535 its limit is 65535; before another listen\\(\\) the same listener held 17; .* took 51
        net.ipv4.tcp_max_syn_backlog | MASKED        | 385 of 385 half-open .* = 1 and 193 with 0, where 3/4 of the limit \\+ 1 is 193.*
        net.ipv4.tcp_abort_on_overflow | EFFECTIVE   | of 3 handshakes .* 3 got ECONNRESET with 1 and 0 with 0.*
        net.ipv4.ip_local_port_range | EFFECTIVE     | of 10 ports [19]0? went to one destination, then EADDRNOTAVAIL, and 10 to another.*
        net.ipv4.tcp_tw_reuse        | EFFECTIVE     | after 10 closes on 10 ports: to 10.9.0.1 a port again [01]\\.\\d+ s later.*
        net.ipv4.tcp_fin_timeout     | EFFECTIVE     | FIN_WAIT2 has [23]\\d\\.\\d s .* gone after 3\\.\\d+ s; TIME_WAIT still has 60 s
        net.ipv4.tcp_keepalive_time  | EFFECTIVE     | .*ETIMEDOUT after 4\\.\\d+ s; asked first after 300 s with 300, one that was open before after 7200 s.*
        net.ipv4.tcp_keepalive_intvl | EFFECTIVE     | .*ETIMEDOUT after 5\\.\\d+ s.*
        net.ipv4.tcp_keepalive_probes | EFFECTIVE    | .*ETIMEDOUT after 5\\.\\d+ s.*
        net.ipv4.tcp_max_tw_buckets  | EFFECTIVE     | of 50 closed connections 20 are in TIME_WAIT and 30 skipped it.*
        net.netfilter.nf_conntrack_max | READ_ONLY   | EACCES in a network namespace.* and the next connection was not answered
        net.netfilter.nf_conntrack_tcp_timeout_established | EFFECTIVE | an entry had 9\\d s left, 9\\d after the change, 86[34]\\d\\d after one more packet.*
        net.core.rmem_max            | EFFECTIVE     | SO_RCVBUF of 536870912 gave (\\d+) = 2 × \\d+; SO_RCVBUFFORCE gave 536870912
        net.core.wmem_max            | READ_ONLY     | EACCES in a network namespace.*
        net.core.rmem_default        | NO_EFFECT     | a fresh TCP socket has SO_RCVBUF \\d+ = net.ipv4.tcp_rmem\\[1\\], a UDP socket \\d+ = net.core.rmem_default
        net.core.wmem_default        | NO_EFFECT     | a fresh TCP socket has SO_SNDBUF .*
        net.ipv4.tcp_rmem            | EFFECTIVE     | a fresh socket has SO_RCVBUF 131072.*at most 400000
        net.ipv4.tcp_wmem            | EFFECTIVE     | a fresh socket has SO_SNDBUF 16384.*at most 400000
        net.core.netdev_max_backlog  | WRONG_SCOPE   | there is none in a network namespace; one for the machine, now \\d+
        net.ipv4.no_such_setting     | UNPROVABLE    | ''
        net.ipv4.tcp_syncookies      | UNPROVABLE    | a namespace takes the value.*
        vm.max_map_count             | UNPROVABLE    | now \\d+
        nofile                       | EFFECTIVE     | .*the last is number 899, then EMFILE
        """)
    void eachSettingIsWhatItsExperimentMeasures(String setting, Verdict.Word word, String figure) {
        Proof proof = of(setting);
        assertThat(proof.verdict().word()).as(proof.toString()).isEqualTo(word);
        assertThat(proof.figure()).matches(figure);
    }

    @Test
    void withoutCookiesTheSynBacklogIsNoLongerMasked() throws IOException {
        assertThat(of("net.ipv4.tcp_max_syn_backlog").verdict()).hasToString("MASKED(net.ipv4.tcp_syncookies = 1)");
        Proof twin = Proving.one("net.ipv4.tcp_max_syn_backlog = 16", "net.ipv4.tcp_syncookies = 0");
        assertThat(twin.verdict()).isEqualTo(Verdict.EFFECTIVE);
        assertThat(twin.figure()).startsWith("13 of 25 half-open connections were kept");
    }

    @Test
    void aSmallerListenBacklogMasksSomaxconn() throws IOException {
        Proof proof =
                Proving.of(OptionalInt.of(128), "net.core.somaxconn = 4096").get(0);
        assertThat(proof.verdict()).hasToString("MASKED(listen backlog 128)");
        assertThat(proof.figure()).startsWith("accept queue took 129 = min(somaxconn 4096, listen 128)+1;");
    }

    @Test
    void withoutTimestampsReuseIsMaskedAndTwoMeansLoopbackAlone() throws IOException {
        Proof masked = Proving.one("net.ipv4.tcp_tw_reuse = 1", "net.ipv4.tcp_timestamps = 0");
        assertThat(masked.verdict()).hasToString("MASKED(net.ipv4.tcp_timestamps = 0)");
        Proof loopback = Proving.one("net.ipv4.tcp_tw_reuse = 2", "net.ipv4.tcp_timestamps = 1");
        assertThat(loopback.verdict()).isEqualTo(Verdict.NO_EFFECT);
        assertThat(loopback.figure()).contains("to 10.9.0.1 EADDRNOTAVAIL still", "to 127.0.0.1 a port again");
        assertThat(Proving.one("net.ipv4.tcp_tw_reuse = 0").verdict()).isEqualTo(Verdict.EFFECTIVE);
    }

    @Test
    void aValueThatTheKernelRefusesHasNoEffect() throws IOException {
        List<Proof> proofs = Proving.of(
                OptionalInt.empty(),
                "net.core.somaxconn = -5",
                "net.ipv4.ip_local_port_range = 9000 8000",
                "net.ipv4.tcp_tw_reuse = x");
        assertThat(proofs).allSatisfy(proof -> {
            assertThat(proof.verdict()).isEqualTo(Verdict.NO_EFFECT);
            assertThat(proof.figure()).startsWith("the kernel refuses ");
        });
    }

    @Test
    void aCongestionControlThatIsNotLoadedIsNotTried() throws IOException {
        String loaded = new Sysctls(ProcReader.ofThisMachine())
                .text("net.ipv4.tcp_available_congestion_control")
                .match(x -> x, x -> x, x -> x)
                .split(" ", 2)[0];
        List<Proof> proofs = Proving.of(OptionalInt.empty(), "net.ipv4.tcp_congestion_control = no_such");
        assertThat(proofs.get(0).verdict().by()).contains("no_such is not loaded here");
        Proof twin = Proving.one("net.ipv4.tcp_congestion_control = " + loaded);
        assertThat(twin.figure()).startsWith("a namespace takes the value");
    }

    @Test
    void moreFilesThanTheKernelEverAllowsAreMasked() throws IOException {
        Proof proof = Proving.one("nofile = 2147483584");
        assertThat(proof.verdict().toString()).startsWith("MASKED(fs.nr_open ");
        assertThat(proof.figure()).contains("setrlimit: EPERM", "then EMFILE");
    }

    @Test
    void whatRunsButIsSetOtherwiseAtBootIsNotPersisted() {
        Proof proof = of("net.core.rmem_max");
        assertThat(proof.lostAtBoot("/etc/sysctl.d/99-other.conf:3").verdict())
                .hasToString("NOT_PERSISTED(/etc/sysctl.d/99-other.conf:3)");
        Proof masked = of("net.ipv4.tcp_max_syn_backlog");
        assertThat(masked.lostAtBoot("/etc/sysctl.d/99-other.conf:3")).isSameAs(masked);
    }

    @Test
    void theAnswersAreInTheOrderOfTheLines() throws IOException {
        List<DeclaredLine> lines =
                Proving.lines("nofile = 500", "net.ipv4.tcp_keepalive_probes = 3", "vm.swappiness = 1");
        assertThat(Proving.of(
                        OptionalInt.empty(), "nofile = 500", "net.ipv4.tcp_keepalive_probes = 3", "vm.swappiness = 1"))
                .extracting(Proof::line)
                .isEqualTo(lines);
    }

    private static Proof of(String setting) {
        return Objects.requireNonNull(all.get(setting), setting);
    }
}

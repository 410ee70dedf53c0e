package dev.plimsoll.probe.tuning.prove.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Sysctls;
import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

final class HostUntouchedTest {
    private static final String[] LINES = {
        "net.core.somaxconn = 333",
        "net.ipv4.tcp_max_syn_backlog = 99",
        "net.ipv4.ip_local_port_range = 3000 3999",
        "net.ipv4.tcp_tw_reuse = 1",
        "net.ipv4.tcp_fin_timeout = 31",
        "net.ipv4.tcp_keepalive_probes = 4",
        "net.netfilter.nf_conntrack_max = 777777",
        "net.netfilter.nf_conntrack_tcp_timeout_established = 86401",
        "net.core.rmem_max = 134217729",
        "net.core.netdev_max_backlog = 65534",
        "fs.file-max = 1234567",
        "vm.max_map_count = 1000001",
        "nofile = 800"
    };

    @Test
    void aWholeProofLeavesTheHostAsItWas() throws IOException {
        HostSnapshot before = HostSnapshot.take();
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        Proving.of(OptionalInt.empty(), LINES);
        assertSame(before, HostSnapshot.take());
        assertThat(ProcessHandle.current().children().toList()).isEqualTo(children);
    }

    @Test
    void killedInTheMiddleNothingIsLeftWithinTwoSeconds() throws IOException, InterruptedException {
        HostSnapshot before = HostSnapshot.take();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Proving.class.getName()));
        command.addAll(List.of(LINES));
        Process parent = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<ProcessHandle> family;
        try (BufferedReader said = parent.inputReader()) {
            assertThat(said.readLine()).isEqualTo("proving");
            assertThat(said.readLine())
                    .as("the first proof; the slow ones are under way")
                    .contains("Proof[");
            family = parent.descendants().toList();
            assertThat(family).isNotEmpty().allMatch(ProcessHandle::isAlive);
            parent.destroyForcibly();
            assertThat(parent.waitFor(10, TimeUnit.SECONDS)).isTrue();
        }
        Awaitility.await()
                .atMost(Duration.ofSeconds(2))
                .until(() -> family.stream().noneMatch(ProcessHandle::isAlive));
        assertSame(before, HostSnapshot.take());
    }

    @Test
    void figuresAreTheSameInEveryLanguageAndLocale() throws IOException, InterruptedException {
        ProcessBuilder proving = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Proving.class.getName(),
                        "net.ipv4.tcp_tw_reuse = 1",
                        "net.core.rmem_max = " + running("net.core.rmem_max"))
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        proving.environment().put("LC_ALL", "C");
        proving.environment().put("JAVA_TOOL_OPTIONS", "-Duser.language=de");
        Process process = proving.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains(" = 2 × ").containsPattern("a port again [01]\\.\\d\\d s later");
    }

    private static String running(String setting) {
        return new Sysctls(ProcReader.ofThisMachine()).text(setting).match(x -> x, x -> x, x -> x);
    }

    @Test
    void experimentsThatTakeTooLongAreKilledAndSaidSo() throws IOException {
        List<ProcessHandle> children = ProcessHandle.current().children().toList();
        Prover.Outcome outcome = new Prover(Duration.ofSeconds(2))
                .prove(Proving.order(OptionalInt.empty(), "net.ipv4.tcp_keepalive_probes = 4"), proof -> {});
        List<Proof> proofs = ((Prover.Outcome.Proven) outcome).proofs();
        assertThat(proofs)
                .singleElement()
                .satisfies(proof -> assertThat(proof.verdict())
                        .isEqualTo(Verdict.unprovable("the experiments ended before it was answered (at most 2 s)")));
        assertThat(ProcessHandle.current().children().toList()).isEqualTo(children);
    }

    private static void assertSame(HostSnapshot before, HostSnapshot after) {
        assertThat(after.settings()).isEqualTo(before.settings()).hasSizeGreaterThan(500);
        assertThat(after.links()).isEqualTo(before.links());
        assertThat(after.named()).isEqualTo(before.named());
        assertThat(before.processesStayed(after)).isTrue();
    }
}

package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code tune prove} answers, by experiments in real namespaces; it needs root or user namespaces. */
final class ProveCommandTest {
    private static final String BUCKETS = "net.ipv4.tcp_max_tw_buckets";

    @TempDir
    private Path folder = Path.of("");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int prove(String conf, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("90-gateway.conf"), conf);
        String[] arguments = new String[options.length + 3];
        arguments[0] = "tune";
        arguments[1] = "prove";
        arguments[2] = file.toString();
        System.arraycopy(options, 0, arguments, 3, options.length);
        out.getBuffer().setLength(0);
        return Plimsoll.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void whatIsEffectiveExitsWithNought() throws IOException {
        assertThat(prove(BUCKETS + " = 4711\n")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("EFFECTIVE      " + BUCKETS + " = 4711\n")
                .contains("of 50 closed connections 20 are in TIME_WAIT", "\n1 effective\n");
    }

    @Test
    void whatIsMaskedExitsWith99AndItsUnmaskedTwinDoesNot() throws IOException {
        String masked = "net.ipv4.tcp_max_syn_backlog = 64\nnet.ipv4.tcp_syncookies = ";
        assertThat(prove(masked + "1\n", "--only", "net.ipv4.tcp_max_syn_backlog"))
                .isEqualTo(99);
        assertThat(out.toString()).contains("MASKED ", "by net.ipv4.tcp_syncookies = 1: 97 of 97 half-open");
        assertThat(prove(masked + "0\n", "--only", "net.ipv4.tcp_max_syn_backlog"))
                .isZero();
        assertThat(out.toString()).contains("EFFECTIVE ", "49 of 97 half-open");
    }

    @Test
    void whatCannotBeProvenExitsWith98() throws IOException {
        assertThat(prove("vm.swappiness = 11\n")).isEqualTo(98);
        assertThat(out.toString()).contains("UNPROVABLE     vm.swappiness = 11", "would change this host");
    }

    @Test
    void whatHasNoExperimentYetIsSaidSo() throws IOException {
        assertThat(prove("kernel.pid_max = 4194304\n")).isEqualTo(98);
        assertThat(out.toString())
                .contains("UNPROVABLE     kernel.pid_max = 4194304", "there is no experiment for it yet")
                .doesNotContain("one for the machine");
        Path profile = folder.resolve("limits.yaml");
        Files.writeString(profile, "name: limits\nlines: [{rlimit: nproc, compare: at least, value: 1000}]\n");
        out.getBuffer().setLength(0);
        assertThat(Plimsoll.run(new PrintWriter(out), new PrintWriter(err), "tune", "prove", profile.toString()))
                .isEqualTo(98);
        assertThat(out.toString())
                .contains("UNPROVABLE     nproc = 1000", "there is no experiment for it yet")
                .doesNotContain("no such setting");
    }

    @Test
    void theBacklogThatAGatewayAsksForMasksSomaxconn() throws IOException {
        assertThat(prove("net.core.somaxconn = 4096\n", "--listen", "128", "--json"))
                .isEqualTo(99);
        assertThat(out.toString())
                .contains("\"verdict\" : \"fail\"", "\"verdict\" : \"MASKED\"", "\"by\" : \"listen backlog 128\"")
                .contains("accept queue took 129 = min(somaxconn 4096, listen 128)+1");
    }

    @Test
    void whatRunsAndWorksButIsNotSetAtBootIsNotPersisted() throws IOException {
        String line = BUCKETS + " = " + running() + "\n";
        Path root = Files.createDirectories(folder.resolve("root"));
        Path tree = Files.createDirectories(root.resolve("etc/sysctl.d"));
        assertThat(prove(line, "--root", root.toString())).isEqualTo(99);
        assertThat(out.toString()).contains("NOT_PERSISTED  " + BUCKETS, "no file sets it: of 50 closed");
        Files.writeString(tree.resolve("10-gateway.conf"), line);
        assertThat(prove(line, "--root", root.toString())).as(out.toString()).isZero();
        Files.writeString(tree.resolve("99-other.conf"), BUCKETS + " = 7\n");
        assertThat(prove(line, "--root", root.toString())).isEqualTo(99);
        assertThat(out.toString()).contains("99-other.conf:1 sets 7: of 50 closed");
    }

    @Test
    void aLineThatIsNotThereIsAnsweredWithThoseThatAre() throws IOException {
        assertThat(prove(BUCKETS + " = 4711\n", "--only", "net.core.somaxcon")).isEqualTo(2);
        assertThat(err.toString()).contains("has no such line; it has " + BUCKETS);
        assertThat(prove("this is no sysctl.conf\n")).isEqualTo(2);
    }

    private static String running() {
        return ProcReader.ofThisMachine()
                .text("sys/net/ipv4/tcp_max_tw_buckets")
                .match(String::strip, absent -> absent, failed -> failed);
    }
}

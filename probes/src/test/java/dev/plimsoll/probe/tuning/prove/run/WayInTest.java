package dev.plimsoll.probe.tuning.prove.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WayInTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        kernel/unprivileged_userns_clone | 0 | type: sysctl -w kernel.unprivileged_userns_clone=1
        user/max_user_namespaces | 0 | type: sysctl -w user.max_user_namespaces=15000
        kernel/apparmor_restrict_unprivileged_userns | 1 | type: sysctl -w kernel.apparmor_restrict_unprivileged_userns=0
        kernel/other | 1 | needs root with CAP_SYS_ADMIN (in a container --cap-add SYS_ADMIN
        """)
    void whatIsMissingIsNamedWithTheMend(String setting, String value, String mend) {
        Map<String, String> settings = Map.of(setting, value);
        assertThat(WayIn.needs(
                        name -> settings.getOrDefault(name, ""), "unshare: unshare failed: Operation not permitted"))
                .contains(mend);
    }

    @Test
    void aMissingProgramIsNamedWithItsPackage() {
        String said = WayIn.Tried.of(List.of("/no/such/unshare")).said();
        assertThat(WayIn.needs(name -> "", said)).contains("apt-get install util-linux");
    }

    /** Without CAP_SYS_ADMIN the first way is closed, as it is to any user; the second is open where the kernel allows it. (Root that
     * makes itself root of a user namespace needs CAP_SETFCAP; a user that was none before does not.) */
    @Test
    void aUserWhoMayNotMakeOneGoesThroughAUserNamespace() throws IOException, InterruptedException {
        String said = said(
                "exec setpriv --bounding-set=-all,+setfcap --inh-caps=-all \"$@\"", "net.ipv4.tcp_max_tw_buckets=50");
        assertThat(said).contains("verdict=EFFECTIVE").contains("20 are in TIME_WAIT and 30 skipped it");
    }

    @Test
    void aKernelThatAllowsNoUserNamespaceIsNamed() throws IOException, InterruptedException {
        String said = said(
                "echo 0 > /proc/sys/user/max_user_namespaces && exec setpriv --bounding-set=-all --inh-caps=-all \"$@\"",
                "net.ipv4.tcp_max_tw_buckets=50");
        assertThat(said)
                .contains("NoWayIn[needs=no user namespace may be made here; type: sysctl -w user.max_user_namespaces");
    }

    /** What the prover says in a user namespace of its own, in which {@code script} may change the limit of namespaces. */
    private static String said(String script, String line) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("unshare", "-r", "sh", "-c", script, "sh"));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Proving.class.getName(),
                line));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}

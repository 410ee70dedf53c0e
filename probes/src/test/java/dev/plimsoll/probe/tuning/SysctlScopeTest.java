package dev.plimsoll.probe.tuning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table beside a network namespace that is made for the purpose. */
class SysctlScopeTest {
    private static final String LIST = "cd /proc/sys && find net -type f ! -path '*/conf/*' ! -path '*/neigh/[!d]*' %s";

    @Test
    void theTableIsWhatAFreshNamespaceShows() throws IOException {
        Set<String> here = names("sh", "-c", LIST.formatted(""));
        Set<String> fresh = names("unshare", "-n", "sh", "-c", LIST.formatted(""));
        assertThat(here)
                .as("this test must run as root in the first network namespace")
                .contains("net/core/netdev_max_backlog");
        Set<String> gone = new TreeSet<>(here);
        gone.removeAll(fresh);
        assertThat(gone).isNotEmpty().isEqualTo(of(here, SysctlScope.HOST_ABSENT));
    }

    @Test
    void whatTheTableCallsReadOnlyCannotBeWrittenThere() throws IOException {
        Set<String> here = names("sh", "-c", LIST.formatted("-perm -u=w"));
        Set<String> fresh = names("unshare", "-n", "sh", "-c", LIST.formatted("! -perm -u=w"));
        fresh.retainAll(here);
        assertThat(fresh).isNotEmpty().isEqualTo(of(here, SysctlScope.HOST_READ_ONLY));
    }

    @Test
    void theRestIsOneForTheMachineOrForAnotherNamespace() {
        assertThat(SysctlScope.of(new SysctlName("fs/file-max"))).isEqualTo(SysctlScope.HOST);
        assertThat(SysctlScope.of(new SysctlName("kernel/shmmax"))).isEqualTo(SysctlScope.OTHER_NAMESPACE);
        assertThat(SysctlScope.namespace(new SysctlName("kernel/shmmax"))).contains("ipc");
        assertThat(SysctlScope.namespace(new SysctlName("net/core/somaxconn"))).contains("net");
        assertThat(SysctlScope.namespace(new SysctlName("net/core/rmem_max"))).isEmpty();
    }

    private static Set<String> of(Set<String> names, SysctlScope scope) {
        return names.stream()
                .filter(name -> SysctlScope.of(new SysctlName(name)) == scope)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().collect(Collectors.toCollection(TreeSet::new));
    }
}

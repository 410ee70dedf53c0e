package dev.plimsoll.probe.tuning.sysctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.SysctlName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BootTreeTest {
    private final BootTree overridden = BootTree.read(new DiskTree(Captured.resource("/tuning/overridden")));

    @TempDir
    private Path root = Path.of("");

    @Test
    void theLastFileByNameWinsWhicheverDirectoryItIsIn() {
        Persistence.At at = at(overridden, "net.core.somaxconn");
        assertThat(at.value()).isEqualTo("128");
        assertThat(at.place()).hasToString("/run/sysctl.d/90-agent.conf:1");
        assertThat(at.overrides().get(0).place()).hasToString("/etc/sysctl.d/10-gateway.conf:2");
        assertThat(at.overrides().get(0).value()).isEqualTo("65535");
    }

    @Test
    void aFileHidesThoseOfItsNameInLaterDirectories() {
        Persistence.At at = at(overridden, "net.core.rmem_max");
        assertThat(at.value()).isEqualTo("134217728");
        assertThat(at.overrides()).isEmpty();
        assertThat(overridden.of(Loader.SYSTEMD).hidden()).containsExactly("/usr/lib/sysctl.d/30-buffers.conf");
    }

    @Test
    void systemdLeavesSysctlConfOutAndProcpsReadsItLast() {
        Persistence.At at = at(overridden, "net.ipv4.tcp_fin_timeout");
        assertThat(at.value()).isEqualTo("30");
        assertThat(at.aside()).isEqualTo("sysctl --system would set 60 (/etc/sysctl.conf:1)");
        BootTree procps =
                BootTree.read(new DiskTree(Captured.resource("/tuning/overridden")), Optional.of(Loader.PROCPS));
        assertThat(at(procps, "net.ipv4.tcp_fin_timeout").value()).isEqualTo("60");
        BootTree unknown = BootTree.read(new DiskTree(Captured.resource("/tuning/overridden")), Optional.empty());
        assertThat(unknown.persistence(name("net.ipv4.tcp_fin_timeout"))).isInstanceOf(Persistence.Unknown.class);
        assertThat(at(unknown, "net.core.somaxconn").value()).isEqualTo("128");
    }

    @Test
    void aLinkToSysctlConfMakesSystemdReadIt() throws IOException {
        write("etc/sysctl.conf", "net.core.somaxconn = 1024\n");
        write("usr/lib/systemd/systemd-sysctl", "");
        BootTree without = BootTree.read(new DiskTree(root));
        assertThat(without.persistence(name("net.core.somaxconn"))).isInstanceOf(Persistence.Nowhere.class);
        link("etc/sysctl.d/99-sysctl.conf", "../sysctl.conf");
        Persistence.At at = at(BootTree.read(new DiskTree(root)), "net.core.somaxconn");
        assertThat(at.value()).isEqualTo("1024");
        assertThat(at.place()).hasToString("/etc/sysctl.d/99-sysctl.conf:1");
    }

    @Test
    void aLinkToNothingMasksAFileOfThePackage() throws IOException {
        write("usr/lib/sysctl.d/50-default.conf", "kernel.sysrq = 16\n");
        assertThat(at(BootTree.read(new DiskTree(root)), "kernel.sysrq").value())
                .isEqualTo("16");
        link("etc/sysctl.d/50-default.conf", "/dev/null");
        assertThat(BootTree.read(new DiskTree(root)).persistence(name("kernel.sysrq")))
                .isInstanceOf(Persistence.Nowhere.class);
    }

    @Test
    void aNameOfItsOwnOrAnExceptionKeepsPatternsAway() {
        assertThat(at(overridden, "net.ipv4.conf.eth7.rp_filter").value()).isEqualTo("1");
        assertThat(at(overridden, "net.ipv4.conf.eth0/100.rp_filter").value()).isEqualTo("2");
        assertThat(overridden.persistence(name("net.ipv4.conf.lo.rp_filter"))).isInstanceOf(Persistence.Nowhere.class);
    }

    @Test
    void aMinusSetsAllTheSameAndALineThatIsNoneIsSkipped() {
        assertThat(at(overridden, "net.netfilter.nf_conntrack_max").value()).isEqualTo("1000000");
        assertThat(at(overridden, "net.core.wmem_max").value()).isEqualTo("134217728");
        assertThat(overridden.of(Loader.SYSTEMD).malformed()).hasToString("[/usr/local/lib/sysctl.d/40-local.conf:2]");
    }

    @Test
    void whatCannotBeReadCannotBeTold() throws IOException {
        link("etc/sysctl.d/10-circle.conf", "10-circle.conf");
        assertThat(BootTree.read(new DiskTree(root)).persistence(name("kernel.sysrq")))
                .isInstanceOfSatisfying(
                        Persistence.Unknown.class,
                        unknown -> assertThat(unknown.reason()).contains("10-circle.conf"));
    }

    @Test
    void aFreshDebianSaysWhatItsPackagesSet() {
        BootTree debian = BootTree.read(new DiskTree(Captured.resource("/tuning/debian-12")));
        assertThat(at(debian, "kernel.pid_max").place()).hasToString("/usr/lib/sysctl.d/50-pid-max.conf:16");
        assertThat(debian.persistence(name("net.core.somaxconn")))
                .isEqualTo(new Persistence.Nowhere("sysctl --system would set 1024 (/etc/sysctl.conf:69)"));
    }

    private static SysctlName name(String dotted) {
        return SysctlName.parse(dotted).orElseThrow();
    }

    private static Persistence.At at(BootTree tree, String dotted) {
        return (Persistence.At) tree.persistence(name(dotted));
    }

    private void write(String file, String text) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void link(String file, String target) throws IOException {
        Path path = root.resolve(file);
        Files.createDirectories(path.getParent());
        Files.createSymbolicLink(path, Path.of(target));
    }
}

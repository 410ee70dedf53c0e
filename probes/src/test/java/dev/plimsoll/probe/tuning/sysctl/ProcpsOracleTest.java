package dev.plimsoll.probe.tuning.sysctl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.tuning.Persistence;
import dev.plimsoll.probe.tuning.SysctlName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random trees, read by us and by procps itself, which sets nothing ({@code --dry-run}) and sees them in a mount namespace. */
class ProcpsOracleTest {
    private static final List<String> DIRECTORIES = List.of("etc/sysctl.d", "run/sysctl.d", "usr/lib/sysctl.d");
    private static final List<String> KEYS = List.of(
            "net.core.somaxconn",
            "net/core/somaxconn",
            "-net.core.optmem_max",
            "net.ipv4.conf.*.rp_filter",
            "net.ipv4.conf.lo.rp_filter",
            "-net.ipv4.conf.all.rp_filter",
            "net.ipv4.conf.default.rp_filter",
            "vm.swappiness",
            "  vm.swappiness ");
    private static final List<String> ASKED = List.of(
            "net.core.somaxconn",
            "net.core.optmem_max",
            "net.ipv4.conf.lo.rp_filter",
            "net.ipv4.conf.all.rp_filter",
            "net.ipv4.conf.default.rp_filter",
            "vm.swappiness");
    private static final String SEE_THE_TREE = """
            set -e
            mount -t tmpfs none /run
            cp -r "$1/run/sysctl.d" /run/sysctl.d
            mount --bind "$1/etc/sysctl.d" /etc/sysctl.d
            mount --bind "$1/usr/lib/sysctl.d" /usr/lib/sysctl.d
            [ ! -e /etc/sysctl.conf ] || mount --bind "$1/etc/sysctl.conf" /etc/sysctl.conf
            sysctl --dry-run --system
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void whatWinsIsWhatProcpsWouldSet() throws IOException {
        Random random = new Random(4);
        int settings = 0;
        for (int tree = 0; tree < 40; tree++) {
            Path root = folder.resolve("tree" + tree);
            make(root, random);
            Map<String, String> theirs = theirs(root);
            BootSettings ours = BootSettings.read(new DiskTree(root), Loader.PROCPS);
            Map<String, String> won = new TreeMap<>();
            for (String key : ASKED) {
                ours.winner(SysctlName.parse(key).orElseThrow())
                        .map(Persistence.At::value)
                        .ifPresent(value -> won.put(key, value));
            }
            theirs.keySet().retainAll(ASKED);
            assertThat(won).as("tree %d", tree).isEqualTo(theirs);
            settings += theirs.size();
        }
        assertThat(settings).isGreaterThan(100);
    }

    private static void make(Path root, Random random) throws IOException {
        for (String directory : DIRECTORIES) {
            Files.createDirectories(root.resolve(directory));
            for (int file = 0; file < 3; file++) {
                Path path = root.resolve(directory).resolve(random.nextInt(5) + "0.conf");
                if (random.nextInt(6) == 0 && !Files.exists(path)) {
                    Files.createSymbolicLink(path, Path.of("/dev/null"));
                } else if (!Files.isSymbolicLink(path)) {
                    Files.writeString(path, text(random));
                }
            }
        }
        Files.writeString(
                root.resolve("etc/sysctl.conf"), Files.exists(Path.of("/etc/sysctl.conf")) ? text(random) : "");
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("# a comment\n; another = 1\n");
        for (int line = random.nextInt(4); line >= 0; line--) {
            String key = KEYS.get(random.nextInt(KEYS.size()));
            boolean bare = key.startsWith("-net.ipv4") && random.nextBoolean();
            text.append(bare ? key + "\n" : key + " = " + random.nextInt(3) + "\n");
        }
        return text.toString();
    }

    private static Map<String, String> theirs(Path root) throws IOException {
        Process process = new ProcessBuilder("unshare", "-rm", "sh", "-c", SEE_THE_TREE, "sh", root.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(said).as("procps must be there, and a mount namespace").contains("* Applying ");
        Map<String, String> values = new TreeMap<>();
        said.lines()
                .filter(line -> line.contains(" = ") && !line.startsWith("*"))
                .forEach(line ->
                        values.put(line.substring(0, line.indexOf(" = ")), line.substring(line.indexOf(" = ") + 3)));
        return values;
    }
}

package dev.plimsoll.probe.limit.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    /** The table of what can run out, by its rows; what two rows share stands twice. */
    private static final Map<Integer, List<String>> ROWS = new TreeMap<>(Map.ofEntries(
            Map.entry(1, List.of("RLIMIT_NOFILE")),
            Map.entry(2, List.of("fs.file-max")),
            Map.entry(3, List.of("RLIMIT_NPROC")),
            Map.entry(4, List.of("pids.max")),
            Map.entry(5, List.of("kernel.pid_max", "kernel.threads-max")),
            Map.entry(6, List.of("vm.max_map_count")),
            Map.entry(7, List.of("RLIMIT_MEMLOCK")),
            Map.entry(8, List.of("fs.epoll.max_user_watches")),
            Map.entry(9, List.of("accept queue")),
            Map.entry(10, List.of("net.ipv4.tcp_abort_on_overflow")),
            Map.entry(11, List.of("SYN queue")),
            Map.entry(12, List.of("net.ipv4.ip_local_port_range")),
            Map.entry(13, List.of("port search")),
            Map.entry(14, List.of("net.ipv4.tcp_max_tw_buckets")),
            Map.entry(15, List.of("net.ipv4.tcp_tw_reuse")),
            Map.entry(16, List.of("net.ipv4.tcp_max_orphans")),
            Map.entry(17, List.of("net.ipv4.tcp_mem")),
            Map.entry(18, List.of("memory.kmem.tcp.limit_in_bytes")),
            Map.entry(19, List.of("slow reader")),
            Map.entry(20, List.of("net.core.rmem_default")),
            Map.entry(21, List.of("net.core.netdev_max_backlog")),
            Map.entry(22, List.of("net.netfilter.nf_conntrack_max")),
            Map.entry(23, List.of("net.netfilter.nf_conntrack_tcp_timeout_established")),
            Map.entry(24, List.of("SNAT ports")),
            Map.entry(25, List.of("net.ipv4.neigh.default.gc_thresh3")),
            Map.entry(26, List.of("memory.max", "cpu.max", "memory")),
            Map.entry(27, List.of("kernel memory per connection")),
            Map.entry(28, List.of("fs.inotify.max_user_instances", "fs.inotify.max_user_watches")),
            Map.entry(29, List.of("fs.pipe-user-pages-soft")),
            Map.entry(30, List.of("kernel.keys.maxkeys")),
            Map.entry(31, List.of("RLIMIT_SIGPENDING")),
            Map.entry(32, List.of("net.core.optmem_max")),
            Map.entry(33, List.of("net.ipv4.tcp_keepalive_time")),
            Map.entry(34, List.of("Java heap", "MaxDirectMemorySize", "MaxMetaspaceSize"))));
    /** Rows that are no ceilings: shown, never named as hit. */
    private static final Set<Integer> BEHAVIOURS = Set.of(10, 13, 15, 19, 23, 27, 33);

    @Test
    void namesAreUnique() {
        assertThat(Catalogue.all()).extracting(KnownLimit::name).doesNotHaveDuplicates();
    }

    @Test
    void everyFileOfTheRoomsIsInTheCatalogueOnce() {
        List<String> rooms = new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(Catalogue.class.getPackageName())
                        .stream()
                        .filter(found -> !found.getPackageName().equals(Catalogue.class.getPackageName()))
                        .filter(found -> !found.getSimpleName().equals("package-info"))
                        .map(JavaClass::getName)
                        .toList();
        assertThat(rooms).hasSameSizeAs(Catalogue.all());
    }

    @Test
    void everyRowOfTheTableHasItsObjectsAndNoObjectIsWithoutARow() {
        assertThat(ROWS.keySet())
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 34).boxed().toList());
        assertThat(ROWS.values().stream().flatMap(List::stream).collect(Collectors.toSet()))
                .isEqualTo(Catalogue.all().stream().map(KnownLimit::name).collect(Collectors.toSet()));
    }

    @Test
    void whatIsNoCeilingHasNoHit() {
        ROWS.forEach((row, names) -> names.forEach(name -> {
            KnownLimit limit = Catalogue.named(name).orElseThrow();
            assertThat(limit.nature()).as(name).isEqualTo(BEHAVIOURS.contains(row) ? Nature.BEHAVIOUR : Nature.CEILING);
            if (limit.nature() == Nature.BEHAVIOUR) {
                assertThat(limit.signature().hit()).as(name).isEmpty();
            }
        }));
    }

    @Test
    void aLimitIsBehindLimitsThatExist() {
        Set<String> names = Catalogue.all().stream().map(KnownLimit::name).collect(Collectors.toSet());
        Catalogue.all()
                .forEach(
                        limit -> assertThat(names).containsAll(limit.signature().behind()));
    }

    @Test
    void eachSaysWhatIsSeenAndWhatHelps() {
        Catalogue.all()
                .forEach(limit -> assertThat(List.of(
                                limit.what(),
                                limit.mend(),
                                limit.sights().client(),
                                limit.sights().server()))
                        .as(limit.name())
                        .noneMatch(String::isBlank));
    }
}

package dev.plimsoll.probe.remote.endpoint;

import dev.plimsoll.probe.Unit;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The metrics by which programs say of themselves what our own probes read of them: those of Prometheus' client libraries,
 * of its JVM client (old and new names) and of Micrometer.
 */
final class KnownMetrics {
    private static final List<Known> ALL = List.of(
            Known.of("process_resident_memory_bytes", "rss", Unit.BYTES),
            Known.of("process_open_fds", "fd", Unit.COUNT),
            Known.of("process_files_open_files", "fd", Unit.COUNT),
            Known.of("process_max_fds", "fd_limit", Unit.COUNT),
            Known.of("process_files_max_files", "fd_limit", Unit.COUNT),
            Known.of("process_cpu_seconds_total", "cpu_seconds", Unit.SECONDS),
            Known.of("go_goroutines", "goroutine", Unit.COUNT),
            Known.of("go_threads", "thread", Unit.COUNT),
            Known.of("go_memstats_heap_alloc_bytes", "heap_used", Unit.BYTES),
            Known.of("nodejs_heap_size_used_bytes", "heap_used", Unit.BYTES),
            Known.labelled("jvm_memory_used_bytes", "area=heap", "heap_used", Unit.BYTES),
            Known.labelled("jvm_memory_bytes_used", "area=heap", "heap_used", Unit.BYTES),
            Known.labelled("jvm_memory_pool_used_bytes", "pool=Metaspace", "metaspace", Unit.BYTES),
            Known.labelled("jvm_memory_pool_bytes_used", "pool=Metaspace", "metaspace", Unit.BYTES),
            Known.labelled("jvm_memory_used_bytes", "id=Metaspace", "metaspace", Unit.BYTES),
            Known.labelled("jvm_buffer_pool_used_bytes", "pool=direct", "direct", Unit.BYTES),
            Known.labelled("jvm_buffer_memory_used_bytes", "id=direct", "direct", Unit.BYTES),
            Known.of("jvm_threads_current", "java_thread", Unit.COUNT),
            Known.of("jvm_threads_live_threads", "java_thread", Unit.COUNT),
            Known.of("jvm_classes_currently_loaded", "class", Unit.COUNT),
            Known.of("jvm_classes_loaded_classes", "class", Unit.COUNT));

    private KnownMetrics() {}

    /** All of them. */
    static List<Known> all() {
        return ALL;
    }

    /** The unit that the name of a metric ends in; a number of things where it does not. */
    static Unit unitOf(String name) {
        String base = name.endsWith("_total") ? name.substring(0, name.length() - "_total".length()) : name;
        return base.endsWith("_bytes")
                ? Unit.BYTES
                : base.endsWith("_seconds") ? Unit.SECONDS : base.endsWith("_ratio") ? Unit.RATIO : Unit.COUNT;
    }

    /**
     * A metric that means a resource of ours.
     *
     * @param label {@code NAME=VALUE} that its samples must have; empty where any does
     */
    record Known(String metric, Optional<String> label, String resource, Unit unit) {
        static Known of(String metric, String resource, Unit unit) {
            return new Known(metric, Optional.empty(), resource, unit);
        }

        static Known labelled(String metric, String label, String resource, Unit unit) {
            return new Known(metric, Optional.of(label), resource, unit);
        }

        boolean isMeantBy(String name, Map<String, String> labels) {
            if (!name.equals(metric)) {
                return false;
            }
            String wanted = label.orElse("");
            int equals = wanted.indexOf('=');
            return equals < 0 || wanted.substring(equals + 1).equals(labels.get(wanted.substring(0, equals)));
        }
    }
}

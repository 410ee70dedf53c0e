package dev.plimsoll.probe.jvm;

import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The memory of the JVM that asks:
 *
 * <ul>
 *   <li>{@code heap}: bytes in the heap right after the last collection; absent before the first
 *   <li>{@code heap_used}: bytes in it now, garbage included
 *   <li>{@code direct}: bytes of direct buffers that the JDK counts; memory a library takes by itself is not among them
 *   <li>{@code metaspace}: bytes of class data
 *   <li>{@code class}: classes loaded now
 * </ul>
 *
 * {@code heap} is all pools after the most recent collection, young or full. The collection usage of a pool is not used:
 * that of an old generation stays at 0 until it is itself collected.
 */
public final class OwnJvm implements Probe {
    private final Set<String> heapPools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .map(MemoryPoolMXBean::getName)
            .collect(Collectors.toUnmodifiableSet());
    // the "Pauses" beans of ZGC and Shenandoah report moments within a collection, not its end
    private final List<GarbageCollectorMXBean> collectors =
            ManagementFactory.getPlatformMXBeans(GarbageCollectorMXBean.class).stream()
                    .filter(collector -> !collector.getName().endsWith("Pauses"))
                    .toList();

    @Override
    public String name() {
        return "jvm";
    }

    @Override
    public Tier tier() {
        return Tier.FAST;
    }

    @Override
    public Map<String, Reading> read() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("heap", heapAfterCollection());
        readings.put(
                "heap_used",
                bytes(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed()));
        readings.put("direct", direct());
        readings.put("metaspace", metaspace());
        readings.put(
                "class",
                Reading.ofProcess(
                        Quantity.count(ManagementFactory.getClassLoadingMXBean().getLoadedClassCount())));
        return readings;
    }

    private Reading heapAfterCollection() {
        Optional<GcInfo> last = collectors.stream()
                .flatMap(collector -> Optional.ofNullable(collector.getLastGcInfo()).stream())
                .max(Comparator.comparingLong(GcInfo::getEndTime));
        return last.<Reading>map(info -> bytes(info.getMemoryUsageAfterGc().entrySet().stream()
                        .filter(pool -> heapPools.contains(pool.getKey()))
                        .mapToLong(pool -> pool.getValue().getUsed())
                        .sum()))
                .orElseGet(() -> new Reading.Absent("no garbage collection yet"));
    }

    private static Reading direct() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .map(pool -> bytes(pool.getMemoryUsed()))
                .findFirst()
                .orElseGet(() -> new Reading.Absent("this JVM counts no direct buffers"));
    }

    private static Reading metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(pool -> bytes(pool.getUsage().getUsed()))
                .findFirst()
                .orElseGet(() -> new Reading.Absent("this JVM has no metaspace"));
    }

    private static Reading bytes(long bytes) {
        return Reading.ofProcess(Quantity.bytes((double) bytes));
    }
}

package dev.plimsoll.probe.jvm;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * What perf data means. Its names are the same for all collectors, not so what they count: each collector lays out its
 * generations in its own way.
 *
 * @param data of one JVM at one moment
 */
record PerfReadings(PerfData data) {
    /** No collector has more; their numbers need not be without gaps. */
    private static final int MOST = 4;

    private static final String EDEN = "sun.gc.generation.0.space.0.used";
    private static final double PAGE_BYTES = 4096;

    Map<String, Reading> all() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("heap", heap());
        readings.put("heap_used", heapUsed());
        readings.put("heap_limit", heapLimit());
        readings.put("metaspace", bytes("sun.gc.metaspace.used"));
        readings.put("class", classes());
        readings.put("gc", collections());
        readings.put("gc_seconds", collectionSeconds());
        readings.put("java_thread", number("java.threads.live", data.number("java.threads.live"), Quantity::count));
        return readings;
    }

    /* After a collection eden is empty, and until the next nothing comes to the other spaces (but large objects). */
    private Reading heap() {
        Collector collector = Collector.of(collectorNames());
        if (!collector.emptiesEden()) {
            return new Reading.Absent(
                    "the perf data of " + collector.label() + " does not tell the heap after a collection");
        }
        if (invocations().sum() == 0) {
            return new Reading.Absent("no garbage collection yet");
        }
        OptionalLong eden = data.number(EDEN);
        LongStream used = used();
        return eden.isEmpty()
                ? noSuch(EDEN)
                : Reading.ofProcess(Quantity.bytes((double) Math.max(0, used.sum() - eden.getAsLong())));
    }

    private Reading heapUsed() {
        long spaces = used().count();
        return spaces == 0
                ? noSuch("sun.gc.generation.*.space.*.used")
                : Reading.ofProcess(Quantity.bytes((double) used().sum()));
    }

    /** G1 and ZGC let each generation have the whole heap, and G1 of JDK 17 adds 8 or 24 bytes. */
    private Reading heapLimit() {
        Collector collector = Collector.of(collectorNames());
        LongStream most = numbers("sun.gc.generation.%d.maxCapacity");
        OptionalDouble limit = collector.dividesHeap()
                ? most.asDoubleStream().reduce(Double::sum)
                : most.asDoubleStream().max();
        return limit.isEmpty() || limit.getAsDouble() <= 0
                ? noSuch("sun.gc.generation.*.maxCapacity")
                : Reading.ofProcess(Quantity.bytes(Math.floor(limit.getAsDouble() / PAGE_BYTES) * PAGE_BYTES));
    }

    private Reading classes() {
        OptionalLong loaded = data.number("java.cls.loadedClasses");
        if (loaded.isEmpty()) {
            return noSuch("java.cls.loadedClasses");
        }
        long shared = data.number("java.cls.sharedLoadedClasses").orElse(0);
        long unloaded = data.number("java.cls.unloadedClasses").orElse(0)
                + data.number("java.cls.sharedUnloadedClasses").orElse(0);
        return Reading.ofProcess(Quantity.count((double) (loaded.getAsLong() + shared - unloaded)));
    }

    private Reading collections() {
        return invocations().count() == 0
                ? noSuch("sun.gc.collector.*.invocations")
                : Reading.ofProcess(Quantity.count((double) invocations().sum()));
    }

    private Reading collectionSeconds() {
        OptionalLong frequency = data.number("sun.os.hrt.frequency");
        if (frequency.isEmpty() || frequency.getAsLong() <= 0) {
            return noSuch("sun.os.hrt.frequency");
        }
        return numbers("sun.gc.collector.%d.time").count() == 0
                ? noSuch("sun.gc.collector.*.time")
                : Reading.ofProcess(Quantity.seconds(
                        (double) numbers("sun.gc.collector.%d.time").sum() / frequency.getAsLong()));
    }

    private List<String> collectorNames() {
        return IntStream.range(0, MOST)
                .mapToObj(i -> data.word("sun.gc.collector." + i + ".name").orElse(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private LongStream invocations() {
        return numbers("sun.gc.collector.%d.invocations");
    }

    /** Of the spaces of both generations; those of a third, the permanent one, ended with JDK 8. */
    private LongStream used() {
        return IntStream.range(0, 2)
                .boxed()
                .flatMapToLong(generation -> numbers("sun.gc.generation." + generation + ".space.%d.used"));
    }

    private LongStream numbers(String pattern) {
        return IntStream.range(0, MOST)
                .mapToObj(i -> data.number(pattern.replace("%d", Integer.toString(i))))
                .flatMapToLong(OptionalLong::stream);
    }

    private Reading bytes(String name) {
        return number(name, data.number(name), Quantity::bytes);
    }

    private static Reading number(String name, OptionalLong number, AsQuantity unit) {
        return number.isEmpty() ? noSuch(name) : Reading.ofProcess(unit.of((double) number.getAsLong()));
    }

    private static Reading noSuch(String name) {
        return new Reading.Absent("no " + name + " in the perf data of this JVM");
    }

    private interface AsQuantity {
        Quantity of(double amount);
    }
}

package dev.plimsoll.probe.jvm;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The memory of another JVM, as its perf data tells (what jstat reads; HotSpot of JDK 8 and later). The JVM is not
 * disturbed.
 *
 * <ul>
 *   <li>{@code heap}: bytes in the heap right after the last collection; absent before the first, and with ZGC and
 *       Shenandoah, whose perf data does not tell. What a full collection leaves in eden because nothing else has room is
 *       not in it
 *   <li>{@code heap_used}: bytes in it when the JVM last wrote that down, garbage included: JDK 8 to 22 do so every 50 ms
 *       with the serial and parallel collectors, G1 with each region that it takes, all others at each collection
 *   <li>{@code heap_limit}: bytes it may have ({@code -Xmx}); with the generational collectors the sum of what each
 *       generation may have
 *   <li>{@code metaspace}: bytes of class data
 *   <li>{@code class}: classes loaded now
 *   <li>{@code gc}: collections so far; with collectors that work beside the program, pauses
 *   <li>{@code gc_seconds}: how long the program was stopped for them
 *   <li>{@code java_thread}: live threads of Java, not those of the JVM itself
 * </ul>
 *
 * All are absent for a process that is no such JVM, or one with {@code -XX:-UsePerfData}.
 */
public final class JvmProbe implements Probe {
    private static final List<String> NAMES =
            List.of("heap", "heap_used", "heap_limit", "metaspace", "class", "gc", "gc_seconds", "java_thread");

    private final PerfFile file;
    private final long pid;

    JvmProbe(Path proc, long pid) {
        this.file = new PerfFile(proc, pid);
        this.pid = pid;
    }

    /** That of {@code pid}. */
    public static JvmProbe ofProcess(long pid) {
        return new JvmProbe(Path.of("/proc"), pid);
    }

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
        try {
            Optional<ByteBuffer> bytes = file.read();
            if (bytes.isEmpty()) {
                return all(new Reading.Absent("process " + pid + " has no perf data of a JVM in " + file.temporary()
                        + "/hsperfdata_*: it is none, or runs with -XX:-UsePerfData"));
            }
            return new PerfReadings(PerfData.parse(bytes.get())).all();
        } catch (UnreadablePerfData e) {
            return all(new Reading.Failed("the perf data of process " + pid + " " + e.getMessage()));
        } catch (NoSuchFileException e) {
            return all(new Reading.Absent("no " + e.getFile()));
        } catch (AccessDeniedException e) {
            return all(new Reading.Failed("permission denied reading " + e.getFile()));
        } catch (IOException e) {
            return all(new Reading.Failed("cannot read the perf data of process " + pid + ": " + e.getMessage()));
        }
    }

    private static Map<String, Reading> all(Reading reading) {
        Map<String, Reading> readings = new LinkedHashMap<>();
        NAMES.forEach(name -> readings.put(name, reading));
        return readings;
    }
}

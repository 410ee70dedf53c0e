package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Probe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked each second makes little garbage, and no more where there are many sockets. */
class FastTierTest {
    private static final int READS = 200;
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void whatAReadAllocatesDoesNotGrowWithTheSocketsOfTheProcess() throws IOException {
        List<Probe> fast =
                probes(ProcReader.ofThisMachine(), ProcessHandle.current().pid());
        long few = allocatedBytes(fast);
        List<DatagramChannel> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 2000; i++) {
                sockets.add(DatagramChannel.open());
            }
            // a path or a string for each would be a hundred times as much
            assertThat(allocatedBytes(fast)).isBetween(few / 2, few + 2000);
        } finally {
            for (DatagramChannel socket : sockets) {
                socket.close();
            }
        }
        assertThat(few).isLessThan(100_000);
    }

    @Test
    void aKernelThatDoesNotSizeTheDirectoryIsSeenToCostMore() {
        Probe older = new ProcessProbe(CapturedFiles.of(Captured.older()).reader(), Captured.HOLDER);
        Probe newer = new ProcessProbe(CapturedFiles.of(Captured.newest()).reader(), Captured.HOLDER);
        assertThat(allocatedBytes(List.of(older))).isGreaterThan(allocatedBytes(List.of(newer)) + 1000);
    }

    private static List<Probe> probes(ProcReader reader, long pid) {
        return AllProbes.MAKERS.stream()
                .map(maker -> maker.apply(reader, pid))
                .filter(probe -> probe.tier() == Probe.Tier.FAST)
                .toList();
    }

    /** For one read of each, after enough to have loaded and learnt what there is. */
    private long allocatedBytes(List<Probe> probes) {
        for (int i = 0; i < READS; i++) {
            probes.forEach(Probe::read);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < READS; i++) {
            probes.forEach(Probe::read);
        }
        return (threads.getCurrentThreadAllocatedBytes() - before) / READS;
    }
}

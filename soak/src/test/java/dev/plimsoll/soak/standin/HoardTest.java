package dev.plimsoll.soak.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class HoardTest {
    private static final int CONNECTIONS = 400_000;

    @Test
    void aHeapLeakKeeps256BytesForEachConnection() throws IOException {
        assertThat(heapGrowthBytes("leak-heap")).isCloseTo(256L * CONNECTIONS, Percentage.withPercentage(2));
        assertThat(heapGrowthBytes("leak-heap=0.5")).isCloseTo(128L * CONNECTIONS, Percentage.withPercentage(2));
    }

    @Test
    void aHealthyOneKeepsNothing() throws IOException {
        assertThat(heapGrowthBytes()).isLessThan(CONNECTIONS);
    }

    private static long heapGrowthBytes(String... faults) throws IOException {
        try (Hoard hoard = Hoard.open(FaultsTest.understood(faults), 1)) {
            long before = heapBytes();
            for (int nth = 1; nth <= CONNECTIONS; nth++) {
                hoard.accepted(0, nth);
                hoard.gone(0);
            }
            return heapBytes() - before;
        }
    }

    private static long heapBytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}

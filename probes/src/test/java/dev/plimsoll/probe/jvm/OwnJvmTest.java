package dev.plimsoll.probe.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Ask;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnJvmTest {
    private static final int MEGABYTE = 1 << 20;
    private final List<Object> held = new ArrayList<>();
    private final OwnJvm probe = new OwnJvm();

    @Test
    void whatIsHeldIsInTheHeapAfterACollectionAndWhatIsNotIsNot() {
        double before = collected();
        held.addAll(List.of(new byte[320][MEGABYTE / 10]));
        double with = collected();
        held.clear();
        double after = collected();
        assertThat(with - before).isBetween(31.0 * MEGABYTE, 36.0 * MEGABYTE);
        assertThat(after - before).isLessThan(4.0 * MEGABYTE);
    }

    @Test
    void directBuffersAreCountedInBytes() {
        double before = amount("direct");
        held.add(ByteBuffer.allocateDirect(MEGABYTE));
        assertThat(amount("direct") - before).isEqualTo(MEGABYTE);
    }

    @Test
    void classesAndTheirDataAreThere() {
        assertThat(amount("class")).isGreaterThan(500);
        assertThat(amount("metaspace")).isGreaterThan(MEGABYTE);
        assertThat(amount("heap_used")).isPositive();
    }

    @SuppressWarnings("SystemGc") // the reading is of the moment after a collection
    private double collected() {
        System.gc();
        return amount("heap");
    }

    private double amount(String resource) {
        return Ask.amount(probe, resource);
    }
}

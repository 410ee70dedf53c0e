package dev.plimsoll.probe.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.probe.Reading;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerfDataTest {
    private static final int CASES = 20_000;
    private final byte[] own = own();

    @Test
    void bothByteOrdersSayTheSame() throws UnreadablePerfData {
        PerfData little = PerfData.parse(ByteBuffer.wrap(own));
        assertThat(little.word("java.property.java.vm.name").orElse("")).contains("VM");
        assertThat(little.number("java.threads.live").orElse(0)).isPositive();
        assertThat(PerfData.parse(bigEndian(own))).isEqualTo(little);
    }

    @Test
    void aCutFileIsRefusedWhereverItIsCut() {
        for (int length = 0; length < used(); length += 7) {
            ByteBuffer cut = ByteBuffer.wrap(own, 0, length);
            assertThatThrownBy(() -> PerfData.parse(cut)).isInstanceOf(UnreadablePerfData.class);
        }
    }

    @Test
    void whatIsNoPerfDataOfAVersionThatIsKnownSaysSo() {
        byte[] text = "#!/bin/sh\n# a script that is longer than a prologue\n".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> PerfData.parse(ByteBuffer.wrap(text))).hasMessage("is no perf data of a JVM");
        assertThatThrownBy(() -> PerfData.parse(with(5, 3)))
                .hasMessage("is perf data of version 3, of which only 2 is known");
        assertThatThrownBy(() -> PerfData.parse(with(7, 0))).hasMessage("is of a JVM that is still starting");
        assertThatThrownBy(() -> PerfData.parse(with(24, 255))).isInstanceOf(UnreadablePerfData.class);
    }

    @Test
    void garbledBytesGiveReadingsOrARefusalAndNothingElse() {
        Random random = new Random(2026);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] garbled = own.clone();
            for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                garbled[random.nextInt(random.nextBoolean() ? 64 : used())] = (byte) random.nextInt(256);
            }
            try {
                Map<String, Reading> readings = new PerfReadings(PerfData.parse(ByteBuffer.wrap(garbled))).all();
                assertThat(readings).hasSize(8);
            } catch (UnreadablePerfData e) {
                refused++;
            }
        }
        assertThat(refused).isBetween(CASES / 10, CASES * 99 / 100);
    }

    @Test
    void aJvmWithoutACollectorHasNoHeapAfterACollection() {
        PerfData epsilon = new PerfData(
                Map.of("sun.gc.generation.1.space.0.used", 7L, "sun.gc.generation.1.maxCapacity", 8192L), Map.of());
        Map<String, Reading> readings = new PerfReadings(epsilon).all();
        assertThat(readings)
                .containsEntry(
                        "heap",
                        new Reading.Absent(
                                "the perf data of this collector does not tell the heap after a collection"));
        assertThat(readings.get("heap_used")).isInstanceOf(Reading.Value.class);
        assertThat(readings.get("gc")).isInstanceOf(Reading.Absent.class);
        assertThat(new PerfReadings(new PerfData(Map.of("other", 1L), Map.of()))
                        .all()
                        .values())
                .allMatch(Reading.Absent.class::isInstance);
    }

    private int used() {
        return ByteBuffer.wrap(own).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
    }

    private ByteBuffer with(int at, int value) {
        byte[] changed = own.clone();
        changed[at] = (byte) value;
        return ByteBuffer.wrap(changed);
    }

    /** The same file as a machine of the other byte order would write it. */
    private static ByteBuffer bigEndian(byte[] little) {
        ByteBuffer from = ByteBuffer.wrap(little).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer to = ByteBuffer.wrap(little.clone()).order(ByteOrder.BIG_ENDIAN);
        to.put(4, (byte) 0);
        for (int at : new int[] {8, 12, 24, 28}) {
            to.putInt(at, from.getInt(at));
        }
        int at = from.getInt(24);
        for (int i = 0; i < from.getInt(28); i++) {
            for (int field : new int[] {0, 4, 8, 16}) {
                to.putInt(at + field, from.getInt(at + field));
            }
            if (from.get(at + 12) == 'J') {
                int data = at + from.getInt(at + 16);
                to.putLong(data, from.getLong(data));
            }
            at += from.getInt(at);
        }
        return to;
    }

    private static byte[] own() {
        try {
            ByteBuffer bytes = new PerfFile(
                            Path.of("/proc"), ProcessHandle.current().pid())
                    .read()
                    .orElseThrow(
                            () -> new AssertionError("this JVM has no perf data; run it without -XX:-UsePerfData"));
            byte[] copy = new byte[bytes.remaining()];
            bytes.get(copy);
            return copy;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}

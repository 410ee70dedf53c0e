package dev.plimsoll.soak.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeldPagesTest {
    @ParameterizedTest
    @CsvSource({"4096, 2000", "16384, 2000", "1048576, 10", "4096, 10000"})
    void everyByteHeldIsResidentAndGivenBack(int bytes, int connections) throws IOException {
        try (HeldPages pages = HeldPages.open(bytes, connections)) {
            for (int slot = 0; slot < connections; slot++) {
                pages.hold(slot);
            }
            assertThat(residentBytes()).isEqualTo((long) bytes * connections);

            for (int slot = 0; slot < connections; slot += 2) {
                pages.giveBack(slot);
                pages.giveBack(slot);
            }
            assertThat(residentBytes()).isEqualTo((long) bytes * connections / 2);
        }
        assertThat(residentBytes()).isZero();
    }

    @Test
    void theFileHasNoNameLeft() throws IOException {
        try (HeldPages pages = HeldPages.open(4096, 1)) {
            pages.hold(0);
            try (var files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
                assertThat(files)
                        .noneMatch(file -> file.getFileName().toString().startsWith(HeldPages.FILE_NAME));
            }
        }
    }

    /** What the mappings of our file have resident, by {@code man 5 proc}, smaps: {@code Rss: 4 kB}. */
    private static long residentBytes() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("/proc/self/smaps"));
        long kibibytes = 0;
        boolean ours = false;
        for (String line : lines) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                ours = line.contains(HeldPages.FILE_NAME);
            } else if (ours && line.startsWith("Rss:")) {
                kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        return kibibytes * 1024;
    }
}

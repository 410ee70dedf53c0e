package dev.plimsoll.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class UplotTest {
    private static final Path FOLDER = Path.of("src/main/resources/dev/plimsoll/soak/report/uplot");

    @Test
    void thePlottingLibraryIsTheOneThatWasPublished() throws IOException, NoSuchAlgorithmException {
        List<String> sums = Files.readAllLines(FOLDER.resolve("SHA256SUMS"));
        assertThat(sums).hasSize(3);
        for (String line : sums) {
            String[] words = line.split("  ", 2);
            byte[] file = Files.readAllBytes(FOLDER.resolve(words[1]));
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(file);
            assertThat(HexFormat.of().formatHex(sum)).as(words[1]).isEqualTo(words[0]);
        }
    }
}

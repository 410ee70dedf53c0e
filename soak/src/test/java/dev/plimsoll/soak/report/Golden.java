package dev.plimsoll.soak.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whole outputs kept in files. {@code mvn test -Dgolden=write} writes them anew; then look at the difference. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/dev/plimsoll/soak/report");

    private Golden() {}

    static void isAsKept(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if ("write".equals(System.getProperty("golden"))) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).isEqualTo(Files.readString(file));
    }
}

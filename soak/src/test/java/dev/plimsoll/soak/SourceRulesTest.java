package dev.plimsoll.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every source of every module keeps to. Every rule is also held against sources that are bad on purpose. */
class SourceRulesTest {
    private static final String MARKED = """
            /** Words. */
            @NullMarked
            package room;
            """;

    @TempDir
    private Path bad;

    static List<SourceTree> production() {
        return List.of(main("probes"), main("soak"), main("benchmarks"));
    }

    static List<SourceTree> tests() {
        return List.of(new SourceTree(Path.of("../probes/src/test/java")), new SourceTree(Path.of("src/test/java")));
    }

    @ParameterizedTest
    @MethodSource("production")
    void everyPackageSaysWhatItIsAndIsNullMarked(SourceTree sources) throws IOException {
        assertThat(sources.packagesWithoutWords()).isEmpty();
    }

    @Test
    void aPackageThatIsNotIsFound() throws IOException {
        write("marked/package-info.java", MARKED);
        write("unmarked/package-info.java", MARKED.replace("@NullMarked\n", ""));
        write("silent/package-info.java", MARKED.replace("/** Words. */\n", ""));
        write("missing/Type.java", "package room;\n");
        assertThat(new SourceTree(bad).packagesWithoutWords()).containsExactly("missing", "silent", "unmarked");
    }

    @ParameterizedTest
    @MethodSource("production")
    void everyPublicTypeSaysWhatItIs(SourceTree sources) throws IOException {
        assertThat(sources.publicTypesWithoutWords()).isEmpty();
    }

    @Test
    void aPublicTypeThatDoesNotIsFound() throws IOException {
        write("Silent.java", "// no Javadoc\npublic class Silent {}\n");
        write("Outer.java", "/** Words. */\npublic class Outer {\n  public record Inner() {}\n  record Own() {}\n}\n");
        write("Own.java", "class Own {\n  public record OfOwn() {}\n}\n");
        assertThat(new SourceTree(bad).publicTypesWithoutWords())
                .containsExactly("Outer.java: Inner", "Silent.java: Silent");
    }

    @ParameterizedTest
    @MethodSource("tests")
    void noTestIsSkipped(SourceTree sources) throws IOException {
        assertThat(sources.skippedTests()).isEmpty();
    }

    @Test
    void aTestThatIsSkippedIsFound() throws IOException {
        write("Skipped.java", "class Skipped {\n  @org.junit.jupiter.api.Disabled void claim() {}\n}\n");
        write("OnOneSystem.java", "@DisabledOnOs(OS.LINUX) class OnOneSystem {}\n");
        write("Held.java", "class Held {\n  @Test void claim() {}\n}\n");
        assertThat(new SourceTree(bad).skippedTests()).containsExactly("OnOneSystem.java", "Skipped.java");
    }

    private static SourceTree main(String module) {
        return new SourceTree(Path.of("..", module, "src/main/java"));
    }

    private void write(String name, String text) throws IOException {
        Path file = bad.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}

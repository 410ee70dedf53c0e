package dev.plimsoll.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two jars with one class: whichever comes first is loaded, and soak.jar holds either. The packaging only warns of it. */
class ClassPathTest {
    /** Where surefire tells the class path, which it hands to the JVM in the manifest of a jar of its own. */
    private static final String SUREFIRE = "surefire.test.class.path";

    @Test
    void noClassIsThereTwice() throws IOException {
        String classPath = System.getProperty(SUREFIRE, System.getProperty("java.class.path"));
        List<Path> jars = Stream.of(classPath.split(File.pathSeparator))
                .filter(entry -> entry.endsWith(".jar"))
                .map(Path::of)
                .toList();
        assertThat(jars).hasSizeGreaterThan(20);
        assertThat(twice(jars)).isEmpty();
    }

    @Test
    void aClassThatIsThereTwiceIsFound(@TempDir Path folder) throws IOException {
        Path one = jar(folder.resolve("one.jar"), "a/Both.class", "a/One.class", "META-INF/versions/9/a/Both.class");
        Path other = jar(folder.resolve("other.jar"), "a/Both.class", "module-info.class");
        Path third = jar(folder.resolve("third.jar"), "a/Third.class", "module-info.class");
        assertThat(twice(List.of(one, other, third))).containsExactly("a/Both.class in one.jar and other.jar");
    }

    @ParameterizedTest
    @CsvSource({"epoll_x86_64", "epoll_aarch_64", "io_uring42_x86_64", "io_uring42_aarch_64"})
    void theNativeLibrariesOfBothArchitecturesAreThereOnce(String library) throws IOException {
        String name = "META-INF/native/libnetty_transport_native_" + library + ".so";
        assertThat(Collections.list(ClassLoader.getSystemResources(name))).hasSize(1);
    }

    private static Set<String> twice(List<Path> jars) throws IOException {
        Map<String, Path> first = new LinkedHashMap<>();
        Set<String> twice = new TreeSet<>();
        for (Path path : jars) {
            try (JarFile jar = new JarFile(path.toFile())) {
                jar.stream()
                        .map(ZipEntry::getName)
                        .filter(name -> name.endsWith(".class") && name.indexOf('/') > 0)
                        .filter(name -> !name.startsWith("META-INF/"))
                        .forEach(name -> {
                            Path before = first.putIfAbsent(name, path);
                            if (before != null) {
                                twice.add("%s in %s and %s".formatted(name, before.getFileName(), path.getFileName()));
                            }
                        });
            }
        }
        return twice;
    }

    private static Path jar(Path path, String... names) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                ZipOutputStream jar = new ZipOutputStream(file)) {
            for (String name : names) {
                jar.putNextEntry(new ZipEntry(name));
                jar.closeEntry();
            }
        }
        return path;
    }
}

package dev.plimsoll.probe.jvm;

import dev.plimsoll.probe.Child;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Other JVMs to look at. */
final class Jvms {
    private Jvms() {}

    /** The JDK that runs the test, and that of another version where there is one. */
    static Stream<Path> homes() {
        return Stream.of(Path.of(System.getProperty("java.home")), Path.of("/usr/lib/jvm/temurin-25-jdk-amd64"))
                .filter(home -> Files.isExecutable(home.resolve("bin/java")))
                .distinct();
    }

    static Child holder(Path home, String... options) {
        return Child.of(command(home, classes(), options));
    }

    static List<String> command(Path home, Path classes, String... options) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString(), "-Xmx256m"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", classes.toString(), HeapHolder.class.getName()));
        return command;
    }

    static Path classes() {
        return placeOf(HeapHolder.class);
    }

    static Path placeOf(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}

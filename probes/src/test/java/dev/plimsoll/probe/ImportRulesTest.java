package dev.plimsoll.probe;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ImportRulesTest {
    private static final String ROOT = "dev.plimsoll.probe.";
    private static final List<String> SOURCES = List.of("proc", "netlink", "cgroup", "jvm", "host", "remote");
    private static final List<String> READERS = List.of("watch", "finding", "export", "limit", "tuning");

    private final JavaClasses main = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.plimsoll.probe");

    private final JavaClasses offenders = new ClassFileImporter()
            .importClasses(List.of(
                    load("jvm.SourceThatLooksAtAnother"), load("WordThatReadsAFile"), load("host.SourceThatConnects")));

    @Test
    void sourcesImportNeitherOneAnotherNorWhoReadsThem() {
        for (String source : SOURCES) {
            sourceAlone(source).check(main);
        }
        assertBroken(sourceAlone("jvm"), "ProcReader");
        assertBroken(sourceAlone("jvm"), "Subject");
    }

    @Test
    void theVocabularyAndTheFindingsDoNoInputOrOutput() {
        pure().check(main);
        assertBroken(pure(), "java.nio.file.Files");
    }

    @Test
    void nativeCodeIsCalledInThreeRoomsAlone() {
        nativeCode().check(main);
        assertBroken(nativeCode(), "com.sun.jna.Native");
    }

    @Test
    void connectionsAreMadeInOneRoomAndInNamespacesOfOurOwnAlone() {
        connecting().check(main);
        assertBroken(connecting(), "java.net.Socket");
    }

    @Test
    void limitsAndTuningDoNotImportWatch() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + "limit..", ROOT + "tuning..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(ROOT + "watch..", ROOT + "export..", ROOT + "finding..")
                .allowEmptyShould(true)
                .check(main);
    }

    @Test
    void theClassesThatAreCheckedAreThere() {
        assertThat(main.size()).isGreaterThan(40);
        assertThat(main.stream().map(type -> type.getPackageName()))
                .contains(ROOT + "proc", ROOT + "proc.net", ROOT + "cgroup", ROOT + "jvm", ROOT + "host");
    }

    private static ArchRule sourceAlone(String source) {
        String[] others = Stream.concat(SOURCES.stream().filter(other -> !other.equals(source)), READERS.stream())
                .map(name -> ROOT + name + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(ROOT + source + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .allowEmptyShould(true);
    }

    private static ArchRule pure() {
        return noClasses()
                .that()
                .resideInAnyPackage("dev.plimsoll.probe", ROOT + "finding..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net..",
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "com.sun.jna..",
                        "oshi..",
                        "io.netty..",
                        "org.openjdk.jmh..");
    }

    private static ArchRule nativeCode() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "netlink..", ROOT + "namespace..", ROOT + "tuning.socket..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..");
    }

    private static ArchRule connecting() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "remote..", ROOT + "tuning.prove..") // which has namespaces of its own
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Socket|ServerSocket|URLConnection|HttpURLConnection)"
                        + "|java\\.net\\.http\\..*"
                        + "|io\\.netty\\..*");
    }

    private void assertBroken(ArchRule rule, String by) {
        assertThatThrownBy(() -> rule.check(offenders))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(by);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(ROOT + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.plimsoll.soak;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may see which. Every rule is also held against classes that are bad on purpose. */
class ImportTableTest {
    private static final String OURS = "dev.plimsoll..";
    private static final String SOAK = "dev.plimsoll.soak.";
    private static final String BAD = "dev.plimsoll.soak.badimports.";

    private static final String[] PURE = {"scenario", "plan", "sample", "verdict", "compare", "report"};
    private static final String[] IMPURE = {"io.netty..", "java.net..", "com.sun.jna..", "oshi..", "org.openjdk.jmh.."};

    /** What each stage may see beside itself. A plan carries its scenario, so who sees the one sees the other. */
    private static final Map<String, List<String>> TABLE = new TreeMap<>(Map.of(
            "scenario", List.of(),
            "plan", List.of("dev.plimsoll.soak.scenario", "dev.plimsoll.probe", "dev.plimsoll.probe.limit"),
            "sample", List.of("dev.plimsoll.probe"),
            "verdict",
                    List.of(
                            "dev.plimsoll.soak.scenario",
                            "dev.plimsoll.soak.plan",
                            "dev.plimsoll.soak.sample",
                            "dev.plimsoll.probe",
                            "dev.plimsoll.probe.finding..",
                            "dev.plimsoll.probe.limit.known",
                            "dev.plimsoll.probe.limit.catalogue"),
            "compare",
                    List.of(
                            "dev.plimsoll.soak.scenario",
                            "dev.plimsoll.soak.plan",
                            "dev.plimsoll.soak.sample",
                            "dev.plimsoll.soak.verdict",
                            "dev.plimsoll.probe",
                            "dev.plimsoll.probe.finding"),
            "report",
                    List.of(
                            "dev.plimsoll.soak.scenario",
                            "dev.plimsoll.soak.plan",
                            "dev.plimsoll.soak.sample",
                            "dev.plimsoll.soak.verdict",
                            "dev.plimsoll.soak.compare",
                            "dev.plimsoll.probe",
                            "dev.plimsoll.probe.finding..",
                            "dev.plimsoll.probe.limit.known",
                            "dev.plimsoll.probe.limit.catalogue"),
            "load", List.of("dev.plimsoll.soak.scenario", "dev.plimsoll.soak.plan", "dev.plimsoll.soak.sample"),
            "standin",
                    List.of(
                            "dev.plimsoll.soak.load.transport",
                            "dev.plimsoll.soak.load.protocol..",
                            "dev.plimsoll.soak.sample")));

    private static final JavaClasses PRODUCTION = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.plimsoll.soak");
    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(new ImportOption.OnlyIncludeTests())
            .withImportOption(location -> !location.contains("/badimports/"))
            .importPackages("dev.plimsoll.soak");
    private static final JavaClasses BAD_ON_PURPOSE =
            new ClassFileImporter().importPackages("dev.plimsoll.soak.badimports");

    static List<String> stages() {
        return List.copyOf(TABLE.keySet());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageSeesWhatItsRowAllows(String stage) {
        seesOnly(SOAK, stage).check(PRODUCTION);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void aStageThatSeesMoreIsFound(String stage) {
        assertFails(seesOnly(BAD, stage), "SeesCommandLine");
    }

    @Test
    void theConductorSeesNeitherCommandLineNorFleetNorLivePage() {
        conductor(SOAK).check(PRODUCTION);
        assertFails(conductor(BAD), "SeesCommandLine");
    }

    @Test
    void nobodySeesTheCommandLine() {
        nobodySeesCommandLine().check(PRODUCTION);
        assertFails(nobodySeesCommandLine(), "SeesCommandLine");
    }

    @Test
    void thePureStagesTouchNothing() {
        pure(SOAK).check(PRODUCTION);
        assertFails(pure(BAD), "io.netty", "java.net", "com.sun.jna", "oshi");
    }

    @Test
    void protocolsKnowNoNetty() {
        sansIo(SOAK).check(PRODUCTION);
        assertFails(sansIo(BAD), "FramesWithNetty");
    }

    @Test
    void theKernelIsCalledFromTheDirectTransportAlone() {
        jnaInItsPlace().check(PRODUCTION);
        assertFails(jnaInItsPlace(), "TouchesTheWorld");
    }

    @Test
    void onlyTheTransportConnects() {
        connectsInItsPlace().check(PRODUCTION);
        assertFails(connectsInItsPlace(), "ConnectsOnItsOwn");
    }

    @Test
    void noClaimIsSkipped() {
        noSkippedMethod().check(TESTS);
        noSkippedClass().check(TESTS);
        assertFails(noSkippedMethod(), "SkippedClaim");
        assertFails(noSkippedClass(), "SkippedClass");
    }

    private static void assertFails(ArchRule rule, String... naming) {
        assertThatThrownBy(() -> rule.check(BAD_ON_PURPOSE))
                .isInstanceOf(AssertionError.class)
                .hasMessageContainingAll(naming);
    }

    private static ArchRule seesOnly(String root, String stage) {
        List<String> seen = new ArrayList<>(TABLE.getOrDefault(stage, List.of()));
        seen.replaceAll(name -> name.startsWith(SOAK) && !name.endsWith("..") ? name + ".." : name);
        seen.add(root + stage + "..");
        DescribedPredicate<JavaClass> unseen =
                resideInAPackage(OURS).and(DescribedPredicate.not(resideInAnyPackage(seen.toArray(String[]::new))));
        return noClasses()
                .that()
                .resideInAPackage(root + stage + "..")
                .should()
                .dependOnClassesThat(unseen.as("are ours but not in %s", seen))
                .allowEmptyShould(true);
    }

    private static ArchRule conductor(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "conduct..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(SOAK + "cli..", SOAK + "live..", SOAK + "fleet..")
                .allowEmptyShould(true);
    }

    private static ArchRule nobodySeesCommandLine() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(SOAK + "cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(SOAK + "cli..");
    }

    private static ArchRule pure(String root) {
        String[] packages = new String[PURE.length];
        for (int i = 0; i < PURE.length; i++) {
            packages[i] = root + PURE[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(IMPURE);
    }

    private static ArchRule sansIo(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "load.protocol..")
                .and()
                .resideOutsideOfPackage(root + "load.protocol.ssh..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "java.net..");
    }

    private static ArchRule connectsInItsPlace() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(SOAK + "load.transport..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Socket|URLConnection|HttpURLConnection)"
                        + "|java\\.net\\.http\\..*"
                        + "|java\\.nio\\.channels\\.(Asynchronous)?SocketChannel"
                        + "|io\\.netty\\.bootstrap\\..*");
    }

    private static ArchRule jnaInItsPlace() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(SOAK + "load.transport.direct..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..");
    }

    private static ArchRule noSkippedMethod() {
        return noMethods().should().beAnnotatedWith(Disabled.class);
    }

    private static ArchRule noSkippedClass() {
        return noClasses().should().beAnnotatedWith(Disabled.class);
    }
}

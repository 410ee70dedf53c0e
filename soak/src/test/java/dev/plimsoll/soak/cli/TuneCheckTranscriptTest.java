package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** {@code tune check}: what is typed and what comes back. */
class TuneCheckTranscriptTest {
    private static final String PROFILE = resource("gateway.yaml");
    private static final Pattern SAMPLE =
            Pattern.compile("([a-z_]+)\\{((?:[a-z]+=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\",?)+)} ([0-9]+)");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder = Path.of("");

    private int type(String... arguments) {
        return Plimsoll.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void aHostThatIsAsDeclaredPasses() {
        assertThat(type("tune", "check", PROFILE, "--captured", resource("gw-1.txt")))
                .isZero();
        assertThat(out.toString()).isEqualTo("""
                gateway against process 811 (gateway) on gw-1

                VERDICT  LINE                          DECLARED                 RUNNING     PERSISTED
                ok       net.core.somaxconn            at least 65535           65535       65535 /etc/sysctl.d/10-gateway.conf:1
                ok       net.ipv4.ip_local_port_range  range covers 1024 65535  1024 65535  1024 65535 /etc/sysctl.d/10-gateway.conf:2
                ok       net.ipv4.tcp_fin_timeout      at most 30               30          30 /etc/sysctl.d/10-gateway.conf:3
                ok       rlimit nofile                 at least 1000000         1000000     1000000 /etc/systemd/system/gateway.service:2

                4 ok
                """);
    }

    @Test
    void aHostThatIsNotFailsWithItsDeviantsFirst() {
        assertThat(type("tune", "check", PROFILE, "--captured", resource("gw-2.txt")))
                .isEqualTo(99);
        assertThat(out.toString()
                        .lines()
                        .filter(line -> line.matches("[a-z].*"))
                        .skip(1))
                .extracting(line -> line.replaceFirst(" {2,}.*", ""))
                .containsExactly("deviates", "overridden at boot", "not persisted", "ok");
        assertThat(out.toString())
                .contains(
                        "/run/sysctl.d/90-agent.conf:1 sets 128, which wins over /etc/sysctl.d/10-gateway.conf:1 (65535)")
                .endsWith("1 deviates, 1 overridden at boot, 1 not persisted, 1 ok\n");
    }

    @Test
    void aHostThatCannotBeSeenIsInconclusive() {
        assertThat(type("tune", "check", PROFILE, "--captured", resource("gw-3.txt")))
                .isEqualTo(98);
        assertThat(out.toString()).contains("in another network namespace").endsWith("3 cannot tell, 1 ok\n");
    }

    @Test
    void severalHostsAreLineByHostTheWorstFirst() {
        int code = type(
                "tune",
                "check",
                "--captured",
                resource("gw-1.txt"),
                resource("gw-2.txt"),
                resource("gw-3.txt"),
                PROFILE);
        assertThat(code).isEqualTo(99);
        assertThat(out.toString()).startsWith("""
                gateway against 3 targets

                LINE                          DECLARED                 gw-2/811                gw-3/811     gw-1/811
                rlimit nofile                 at least 1000000         deviates 1024           ok           ok
                net.core.somaxconn            at least 65535           overridden at boot 128  cannot tell  ok
                net.ipv4.tcp_fin_timeout      at most 30               not persisted 30        cannot tell  ok
                net.ipv4.ip_local_port_range  range covers 1024 65535  ok                      cannot tell  ok
                """);
    }

    @Test
    void whatRunsAloneCanBeAskedFor() {
        assertThat(type("tune", "check", PROFILE, "--running", "--captured", resource("gw-2.txt")))
                .isEqualTo(99);
        assertThat(out.toString()).contains("not asked").endsWith("2 deviates, 2 ok\n");
    }

    @Test
    void jsonSaysTheSame() throws IOException {
        assertThat(type("tune", "check", PROFILE, "--json", "--captured", resource("gw-3.txt")))
                .isEqualTo(98);
        JsonNode root = new ObjectMapper().readTree(out.toString());
        assertThat(root.path("verdict").asText()).isEqualTo("inconclusive");
        JsonNode line = root.path("hosts").path(0).path("lines").path(0);
        assertThat(line.path("setting").asText()).isEqualTo("net.core.somaxconn");
        assertThat(line.path("running").isNull()).isTrue();
        assertThat(line.path("running_reason").asText()).contains("another network namespace");
        assertThat(line.path("persisted").path("place").asText()).isEqualTo("/etc/sysctl.d/10-gateway.conf:1");
    }

    @Test
    void junitHasACaseForEachLine() throws IOException, ParserConfigurationException, SAXException {
        Path file = folder.resolve("junit.xml");
        type(
                "tune",
                "check",
                PROFILE,
                "--junit",
                file.toString(),
                "--captured",
                resource("gw-2.txt"),
                resource("gw-3.txt"));
        Element suites = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(Files.readAllBytes(file)))
                .getDocumentElement();
        assertThat(suites.getElementsByTagName("testcase").getLength()).isEqualTo(8);
        assertThat(suites.getElementsByTagName("failure").getLength()).isEqualTo(3);
        assertThat(suites.getElementsByTagName("error").getLength()).isEqualTo(3);
        Element suite = (Element) suites.getElementsByTagName("testsuite").item(0);
        assertThat(suite.getAttribute("failures")).isEqualTo("3");
        assertThat(suite.getAttribute("hostname")).isEqualTo("gw-2");
    }

    @Test
    void theTextfileIsWhatPrometheusReads() throws IOException {
        Path odd = folder.resolve("odd.txt");
        String text = Files.readString(Path.of(resource("gw-2.txt")));
        Files.writeString(odd, text.replace("host gw-2", "host g\"w\\2"));
        Path file = folder.resolve("tune.prom");
        Files.writeString(file, "what was there before\n");
        type(
                "tune",
                "check",
                PROFILE,
                "--textfile",
                file.toString(),
                "--captured",
                resource("gw-1.txt"),
                odd.toString());
        Set<String> series = new HashSet<>();
        Set<String> typed = new HashSet<>();
        List<String> lines = List.of(Files.readString(file).split("\n", -1));
        assertThat(lines.get(lines.size() - 1))
                .as("the file ends with a newline")
                .isEmpty();
        for (String line : lines.subList(0, lines.size() - 1)) {
            Matcher sample = SAMPLE.matcher(line);
            if (line.startsWith("# TYPE ")) {
                assertThat(line).endsWith(" gauge");
                typed.add(line.split(" ", -1)[2]);
            } else if (!line.startsWith("# HELP ")) {
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(typed).contains(sample.group(1));
                assertThat(series.add(sample.group(1) + sample.group(2)))
                        .as("once: " + line)
                        .isTrue();
            }
        }
        assertThat(series).hasSize(2 * 4 + 2 * 6);
        assertThat(Files.readString(file))
                .contains(
                        "plimsoll_tune_lines{profile=\"gateway\",host=\"gw-1\",target=\"gateway\",verdict=\"ok\"} 4\n")
                .contains("host=\"g\\\"w\\\\2\",target=\"gateway\",verdict=\"deviates\"} 1\n");
        try (var left = Files.list(folder)) {
            assertThat(left.map(path -> String.valueOf(path.getFileName())))
                    .containsExactlyInAnyOrder("odd.txt", "tune.prom");
        }
    }

    @Test
    void aProcessIsAskedForItsOwnLimits() throws IOException {
        Path profile = folder.resolve("own.yaml");
        Files.writeString(profile, "name: own\nlines: [{rlimit: nofile, compare: at least, value: 1}]\n");
        assertThat(type("tune", "check", profile.toString(), "--running")).isZero();
        Files.writeString(profile, "name: own\nlines: [{rlimit: nofile, compare: at most, value: 1}]\n");
        assertThat(type("tune", "check", profile.toString(), "--running")).isEqualTo(99);
        assertThat(out.toString()).contains("process " + ProcessHandle.current().pid() + " (java)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            tune                                            | write e.g. plimsoll tune check
            tune chekc                                      | check
            tune check                                      | which PROFILE? write one of im-gateway-server
            tune check ssh-gatway                           | did you mean "ssh-gateway"?
            tune check ssh-gateway --pid 0                  | is not such a number
            tune check ssh-gateway --pid 1 --port 22        | one target at a time
            tune check ssh-gateway --port 1                 | nothing listens on port 1
            tune check ssh-gateway --captured no.txt        | no.txt: cannot be read
            tune check ssh-gateway --textfile /no/such/f    | there is no folder
            tune check ssh-gateway --root /nosuch           | there is no folder /nosuch
            tune prove ssh-gateway --root /nosuch           | there is no folder /nosuch
            tune profiles shh-gateway                       | did you mean "ssh-gateway"?
            """)
    void whatCannotBeUnderstoodIsAnsweredWithWhatToType(String typed, String answered) {
        assertThat(type(typed.split(" ", -1))).isEqualTo(2);
        assertThat(err.toString()).contains(answered).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void aMalformedProfileOrCaptureSaysWhere() throws IOException {
        Path profile = folder.resolve("bad.yaml");
        Files.writeString(profile, "name: bad\nlines:\n  - sysctl: a.b\n    valeu: 3\n");
        assertThat(type("tune", "check", profile.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("bad.yaml:4: \"valeu\" is not a key of a line", "did you mean \"value\"?");
        Path capture = folder.resolve("bad.txt");
        Files.writeString(capture, "plimsoll-tuning 1\nhost h\n");
        assertThat(type("tune", "check", PROFILE, "--captured", capture.toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("bad.txt:3: the capture is cut");
        String twice = resource("gw-1.txt");
        assertThat(type("tune", "check", PROFILE, "--captured", twice, twice)).isEqualTo(2);
        assertThat(err.toString()).contains("was captured twice");
    }

    @Test
    void aBuiltInProfileIsPrintedReadyToCopy() throws IOException {
        assertThat(type("tune", "profiles")).isZero();
        assertThat(out.toString().lines()).hasSize(4);
        out.getBuffer().setLength(0);
        assertThat(type("tune", "profiles", "egress-gateway")).isZero();
        Path copy = folder.resolve("copy.yaml");
        Files.write(copy, out.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(type("tune", "check", copy.toString(), "--running")).isIn(0, 98, 99);
        assertThat(out.toString()).contains("egress-gateway against process");
    }

    private static String resource(String name) {
        URL url = Objects.requireNonNull(TuneCheckTranscriptTest.class.getResource("/tuning/" + name), name);
        try {
            return Path.of(url.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(e);
        }
    }
}

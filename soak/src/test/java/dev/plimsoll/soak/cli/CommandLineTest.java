package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is typed and what comes back: transcripts. */
final class CommandLineTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int type(String... arguments) {
        return Plimsoll.run(new PrintWriter(out), new PrintWriter(err), arguments);
    }

    @Test
    void helpNamesEveryVerbThatIsServedAndTheExitCodes() {
        assertThat(type("--help")).isZero();
        assertThat(out.toString())
                .contains("run", "plan", "judge", "report", "scenarios", "metrics", "probe", "standin", "tune")
                .contains("99 fail, 98 inconclusive, 2 usage, 3 refused", "70 our bug, 130 interrupted");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "plan", "judge", "report", "scenarios", "metrics", "probe", "standin", "tune"})
    void everyVerbHasHelpWithAnExample(String verb) {
        assertThat(type(verb, "--help")).isZero();
        assertThat(out.toString()).contains("Example").contains("plimsoll " + verb);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--target",
                "--connections",
                "--rate",
                "--hold",
                "--stage",
                "--scale",
                "--set",
                "--protocol",
                "--transport",
                "--watch",
                "--scrape",
                "--threshold",
                "--seed",
                "--out",
                "--source-addresses",
                "--header",
                "--origin",
                "--subprotocol",
                "--ca",
                "--insecure",
                "--dry-run",
                "--allow-remote",
                "--standin-fault",
                "--json",
                "--quiet",
                "--no-color",
                "--version"
            })
    void everyOptionOfRunThatIsServedIsInItsHelp(String option) {
        type("run", "--help");
        assertThat(out.toString()).contains(option);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prometheus-query=a=b@http://127.0.0.1:1",
                "--prometheus=127.0.0.1:1",
                "--live",
                "--live=127.0.0.1:1",
                "--listen=127.0.0.1",
                "--until=07:00",
                "--gc=quiet",
                "--at-quiet=true",
                "--agent-index=1"
            })
    void anOptionThatIsNotServedYetSaysSo(String option) {
        assertThat(type("run", "quick", option)).isEqualTo(2);
        assertThat(err.toString()).contains(option.replaceFirst("=.*", "") + ": not yet in this version");
        assertThat(out.toString()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compare", "capacity", "egress", "workspaces", "agent", "fleet"})
    void aVerbThatIsNotServedYetSaysSo(String verb) {
        assertThat(type(verb, "whatever", "--option", "3")).isEqualTo(2);
        assertThat(err.toString()).isEqualTo("plimsoll: " + verb + ": not yet in this version\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            run --vus 10                      | --connections N
            run --duration 10s                | --hold 30s
            run --conections 10               | --connections
            rnu                               | did you mean "run"?
            run quikc                         | quick
            run quick --set churn.cylces=3    | did you mean "cycles"?
            run quick --connections many      | --connections many: "many" is not a whole number
            run quick --transport direct      | --transport direct: not yet in this version; write one of auto, epoll
            plan quick --transport pigeon     | there is none of this name; write one of auto, epoll, io_uring, nio
            standin ws --transport pigeon     | auto, epoll, io_uring, nio
            run quick --target https://h/     | yet
            run quick --target wss://127.0.0.1:1/ --ca no.pem | no.pem is of no use as --ca: there is no such file
            run quick --target ws://127.0.0.1:1/ --ca no.pem  | --ca no.pem: is about TLS; write a target that begins with wss://
            run quick --insecure              | --insecure: is about TLS
            run quick --protocol wss          | protocol: ws
            run quick --protocol ssh          | yet
            run quick --standin-fault leek-fd | leak-fd
            run quick --allow-remote here     | 10.1.0.0/16
            run quick --threshold 'message_latency: p(95)<5000' | write p(95) < 5000ms
            standin ssh                       | not yet
            standin ws --fault nonsense       | silent
            judge nowhere                     | there is no folder
            scenarios nothing                 | reconnect-storm
            """)
    void whatCannotBeUnderstoodIsAnsweredWithWhatToType(String typed, String answered) {
        assertThat(type(words(typed))).isEqualTo(2);
        assertThat(err.toString()).contains(answered).doesNotContain("\tat ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void anAddressThatNobodyAllowedIsRefusedBeforeAnythingIsSent() {
        assertThat(type("run", "quick", "--target", "ws://192.0.2.7:80/")).isEqualTo(3);
        assertThat(err.toString()).contains("--allow-remote 192.0.2.7");
    }

    @Test
    void aMachineThatIsTooSmallRefusesWithTheNumberAndTheMend() {
        assertThat(type("plan", "hold", "--connections", "9000000")).isEqualTo(3);
        assertThat(err.toString()).contains("RLIMIT_NOFILE", "ulimit -n", "--connections N");
    }

    @Test
    void quickShrinksInsteadAndSaysSo() {
        assertThat(type("plan", "quick", "--connections", "9000000")).isZero();
        assertThat(out.toString()).contains("shrunk from 9,000,000 to ");
    }

    @Test
    void aPrintedScenarioIsAScenario(@TempDir Path folder) throws IOException {
        assertThat(type("scenarios", "hold")).isZero();
        Path mine = folder.resolve("mine.yaml");
        Files.writeString(mine, out.toString());
        assertThat(type("plan", mine.toString())).isZero();
    }

    @Test
    void everyProblemOfAScenarioIsSaidAtOnceWithItsLine(@TempDir Path folder) throws IOException {
        Path mine = folder.resolve("mine.yaml");
        Files.writeString(mine, "name: mine\nprotocol: ws\nconections: 5\nphases:\n  - hold: {for: 5}\n");
        assertThat(type("run", mine.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("mine.yaml:3:", "mine.yaml:5:");
    }

    @Test
    void aDryRunSaysWhatItWouldDoAndDoesNothing(@TempDir Path folder) {
        assertThat(type("run", "quick", "--dry-run", "--out", folder.toString()))
                .isZero();
        assertThat(out.toString()).contains("prime", "RLIMIT_NOFILE", "connections_lost: count == 0  (implied)");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theSchemaIsPrinted() {
        assertThat(type("scenarios", "--schema")).isZero();
        assertThat(out.toString()).startsWith("{").contains("json-schema.org");
    }

    @Test
    void valuesOfHeadersAreInNoPlan() {
        assertThat(type("plan", "quick", "--json", "--header", "Authorization: Bearer c4n4ry"))
                .isZero();
        assertThat(out.toString()).contains("Authorization").doesNotContain("c4n4ry");
        assertThat(type("plan", "quick", "--header", "Upgrade: c4n4ry")).isEqualTo(2);
        assertThat(err.toString()).doesNotContain("c4n4ry");
    }

    private static String[] words(String typed) {
        return Arrays.stream(typed.split(" (?=(?:[^']*'[^']*')*[^']*$)"))
                .map(word -> word.replace("'", ""))
                .toArray(String[]::new);
    }
}

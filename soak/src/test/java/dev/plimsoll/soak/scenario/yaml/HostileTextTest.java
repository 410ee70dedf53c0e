package dev.plimsoll.soak.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.tree.Characters;
import dev.plimsoll.soak.scenario.tree.Problem;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class HostileTextTest {
    private static final Duration BOUND = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{", "- ", "? ", "[{", "a: {", "- - [", "{[", "!a [", "&a [", "'", "\"\\x", "- a\n", "a", " ",
                "*a,", "%a\n", "---\n", "# c\n", ": ", "a: b: ", "|", "- |\n", "\n"
            })
    void anythingRepeatedAHundredThousandTimesIsAProblemWithALine(String piece) {
        reading(piece.repeat(100_000));
        reading((piece + "\n").repeat(100_000));
        reading("name: x\nphases: " + (piece.repeat(2_000) + "\n  ").repeat(50));
    }

    @Test
    void nestingThatIsTooDeepIsNamed() {
        String deep = "hostile.yaml:%d: is nested more than 64 levels deep";

        assertThat(reading("name: x\nphases: " + "[".repeat(10_000))).containsExactly(deep.formatted(2));
        assertThat(reading("[\n".repeat(100_000))).containsExactly(deep.formatted(65));
        assertThat(reading("[".repeat(100_000)))
                .containsExactly("hostile.yaml:1: is longer than 16384 characters; break the line");
    }

    @Test
    void anAliasBombIsNotFollowed() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (char name = 'b'; name < 'k'; name++) {
            String before = "*" + (char) (name - 1);
            bomb.append(name + ": &" + name + " [" + (before + ", ").repeat(8) + before + "]\n");
        }

        assertThat(reading(bomb.toString()))
                .allSatisfy(it -> assertThat(it).doesNotContain("StackOverflow"))
                .anySatisfy(it -> assertThat(it).contains("is an alias, which is not followed"));
    }

    @Test
    void aFileOfAMebibyteIsReadAndALongerOneIsNot() {
        String comment = "#" + "x".repeat(78) + "\n";
        String text =
                comment.repeat((Characters.MOST_BYTES - Reading.MINIMAL.length()) / comment.length()) + Reading.MINIMAL;

        assertThat(ScenarioReader.read("big.yaml", text, List.of())).isInstanceOf(ScenarioResult.Accepted.class);
        assertThat(reading(text + comment.repeat(2))).singleElement().asString().contains("at most 1 MiB");
        assertThat(reading((text + comment.repeat(2)).getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .asString()
                .contains("at most 1 MiB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"k%d: v\n", "- x\n", "'k%d': {a: b}\n", "{a: b, c: [d]},\n", "- messages_lost%d: count\n"})
    void aMebibyteOfValuesIsAProblemInTime(String line) {
        String text = numbered(line, Characters.MOST_BYTES / (line.length() + 6));
        reading(text);
        reading(Reading.MINIMAL + "thresholds:\n"
                + text.substring(0, text.length() / 2).indent(2));
    }

    @Test
    void oneLineOfAMebibyteIsAProblemInTime() {
        reading("name: " + "x".repeat(Characters.MOST_BYTES - 10));
        reading("name: \"" + "\\n".repeat(Characters.MOST_BYTES / 2 - 10) + "\"");
        reading("x".repeat(Characters.MOST_BYTES - 10) + ": 1");
        reading("connect: {sources: \"" + "127.0.0.1,".repeat(100_000) + "\"}");
        String longest = "x".repeat(Characters.LONGEST_LINE - 10);
        reading("name: " + (longest + "\n  ").repeat(Characters.MOST_BYTES / Characters.LONGEST_LINE));
        reading("name: '" + (longest + "\n  ").repeat(Characters.MOST_BYTES / Characters.LONGEST_LINE));
        reading("connect: {sources: \"" + "127.0.0.1,".repeat(1_500) + "0\"}");
    }

    @Test
    void bytesThatAreNotUtf8AreNamedWithTheirLine() {
        byte[] latin = "name: x\nsummary: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThat(reading(latin))
                .singleElement()
                .asString()
                .isEqualTo("hostile.yaml:2: is not UTF-8; save the file as UTF-8");
        reading("name: x\n\uD800\n");
    }

    @Test
    void everyBadLineIsNamed() {
        assertThat(reading("name: \0\n\tphases: 1\r\nok: \u0007\rok: \uFFFE\n"))
                .containsExactly(
                        "hostile.yaml:1: has a control character (U+0000); remove it",
                        "hostile.yaml:2: is indented with a tab; use spaces",
                        "hostile.yaml:3: has a control character (U+0007); remove it",
                        "hostile.yaml:4: has a control character (U+FFFE); remove it");
    }

    @Test
    void aByteOrderMarkAndOtherScriptsAreFine() {
        byte[] text = ("\uFEFF" + Reading.MINIMAL + "summary: Größe 大 😀\n").getBytes(StandardCharsets.UTF_8);

        assertThat(ScenarioReader.read("bom.yaml", text, List.of())).isInstanceOf(ScenarioResult.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only\n",
                "just words",
                "- a\n- b",
                "null",
                "---\n...\n",
                "{}",
                "a: 1\n---\nb: 2\n",
                "name: [x\n",
                "name: 'x\n"
            })
    void whatIsNoScenarioIsAProblemWithALine(String text) {
        reading(text);
    }

    @Test
    void tooManyProblemsAreCountedAndNotAllTold() {
        List<String> told = reading(numbered("bad%d: 1\n", 500));

        assertThat(told).hasSize(Problems.MOST + 1);
        assertThat(told.get(Problems.MOST)).contains("more problems");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name: \"\\UFFFFFFFF\"\n",
                "name: \"\\uD800\"\n",
                "name: \"\\x\"\n",
                "%YAML 99999999999999999999.1\n---\nname: x\n",
                "%YAML 3.1\n---\nname: x\n",
                "%TAG ! x\n%TAG ! y\n---\nname: !a x\n",
                "name: !<%ZZ> x\n",
                "name: !a%FF%FE x\n",
                "name: !b!c x\n",
                "name: &\n",
                "name: |99\n  x\n",
                "name: >-+\n  x\n",
                "? \n? \n: x\n",
                "{? a, ? [b]: c}\n",
                "<<: {name: x}\n",
                "--- name: x\n... y\n",
                "name: x # y\n  - z\n"
            })
    void oddCornersOfYamlAreProblemsWithALine(String text) {
        reading(text);
    }

    @Test
    void aBracketThatIsNeverClosedIsNamedWithTheLineItBeganOn() {
        assertThat(reading("phases:\n  - hold: {for: 5s\n  - drain: {over: 2s}\n"))
                .singleElement()
                .asString()
                .startsWith("hostile.yaml:3: is not YAML: ")
                .endsWith(", in what began on line 2");
    }

    @Test
    void aCharacterThatAnEscapeBringsInIsRefusedWhereItWouldDoHarm() {
        String text = Reading.MINIMAL.replace("name: small", "name: \"a\\0b\"") + "faults: [\"a\\nb\"]\n";

        assertThat(reading(text)).hasSize(2).allSatisfy(it -> assertThat(it).contains("\"a?b\""));
    }

    private static String numbered(String line, int times) {
        StringBuilder text = new StringBuilder();
        for (int number = 0; number < times; number++) {
            text.append(line.replace("%d", Integer.toString(number)));
        }
        return text.toString();
    }

    private static List<String> reading(String text) {
        return bounded(() -> ScenarioReader.read("hostile.yaml", text, List.of()));
    }

    private static List<String> reading(byte[] bytes) {
        return bounded(() -> ScenarioReader.read("hostile.yaml", bytes, List.of()));
    }

    private static List<String> bounded(Supplier<ScenarioResult> read) {
        long began = System.nanoTime();
        ScenarioResult result = read.get();
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(BOUND);
        List<String> problems = result.match(
                scenario -> List.of(),
                found -> found.stream().map(Problem::toString).toList());
        assertThat(problems).isNotEmpty().allMatch(it -> it.matches("hostile\\.yaml:[1-9][0-9]*: [^\\n]+"));
        return problems;
    }
}

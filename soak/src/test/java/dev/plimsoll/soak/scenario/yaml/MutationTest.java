package dev.plimsoll.soak.scenario.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.builtin.BuiltIns;
import dev.plimsoll.soak.scenario.tree.Place;
import dev.plimsoll.soak.scenario.tree.Problem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MutationTest {
    private static final int MUTATIONS = 10_000;
    private static final long BOUND_NANOS = 1_000_000_000;
    private static final List<String> VALUES = List.of(
            "-1",
            "0",
            "1e99",
            "99999999999999999999",
            "~",
            "''",
            "[]",
            "{}",
            "5k/m",
            "100%",
            "101%",
            "1s",
            "1",
            "5 s",
            "*a",
            "&a b",
            "!!int 3",
            "|",
            ">",
            "\u202e",
            "\"",
            "'",
            "[",
            "{",
            "}",
            "\t",
            "- - -",
            "ws://[",
            "p(",
            "NaN",
            "true",
            "9999999d",
            "127.0.0.1-255.255.255.255",
            "x: y: z",
            "#",
            "%",
            "@",
            "`",
            "\0",
            "\uFFFD",
            "? ");

    static Stream<String> builtIns() {
        return BuiltIns.names().stream();
    }

    @Timeout(120)
    @ParameterizedTest
    @MethodSource("builtIns")
    void whateverHappensToATextItIsReadOrItsLinesAreNamed(String name) {
        byte[] original = BuiltIns.text(name).orElseThrow().getBytes(StandardCharsets.UTF_8);
        Random random = new Random(name.hashCode());
        int accepted = 0;
        for (int number = 0; number < MUTATIONS; number++) {
            byte[] mutated = original;
            for (int times = 1 + random.nextInt(4); times > 0; times--) {
                mutated = mutate(mutated, random);
            }
            accepted += check(mutated) ? 1 : 0;
        }
        assertThat(accepted).as("mutations that still are scenarios").isBetween(MUTATIONS / 100, MUTATIONS * 9 / 10);
    }

    private static boolean check(byte[] text) {
        long began = System.nanoTime();
        ScenarioResult result;
        try {
            result = ScenarioReader.read("mutated.yaml", text, List.of());
        } catch (RuntimeException | StackOverflowError ours) {
            throw new AssertionError("on:\n" + new String(text, StandardCharsets.UTF_8), ours);
        }
        assertThat(System.nanoTime() - began).isLessThan(BOUND_NANOS);
        return result.match(scenario -> true, problems -> {
            assertThat(problems).extracting(Problem::place).allMatch(Place.InFile.class::isInstance);
            assertThat(problems).extracting(Problem::message).noneMatch(String::isBlank);
            return false;
        });
    }

    private static byte[] mutate(byte[] text, Random random) {
        int kind = random.nextInt(6);
        if (kind == 0 && text.length > 0) {
            byte[] flipped = text.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
            return flipped;
        }
        if (kind == 1) {
            return Arrays.copyOf(text, text.length - random.nextInt(text.length / 8 + 1));
        }
        String source = new String(text, StandardCharsets.ISO_8859_1);
        return (kind <= 3 ? lines(source, random) : tokens(source, random)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String lines(String source, Random random) {
        List<String> lines = new ArrayList<>(Arrays.asList(source.split("\n", -1)));
        int at = random.nextInt(lines.size());
        switch (random.nextInt(5)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(at, lines.get(random.nextInt(lines.size())));
            case 2 -> lines.set(at, " ".repeat(1 + random.nextInt(4)) + lines.get(at));
            case 3 -> lines.set(at, lines.get(at).strip());
            default -> Collections.swap(lines, at, random.nextInt(lines.size()));
        }
        return String.join("\n", lines);
    }

    private static String tokens(String source, Random random) {
        String[] tokens = source.split("(?<=[ ,:{}\\[\\]\n])|(?=[ ,:{}\\[\\]\n])", -1);
        int at = random.nextInt(tokens.length);
        if (random.nextBoolean()) {
            int other = random.nextInt(tokens.length);
            String moved = tokens[at];
            tokens[at] = tokens[other];
            tokens[other] = moved;
        } else {
            tokens[at] = new String(
                    VALUES.get(random.nextInt(VALUES.size())).getBytes(StandardCharsets.UTF_8),
                    StandardCharsets.ISO_8859_1);
        }
        return String.join("", tokens);
    }
}

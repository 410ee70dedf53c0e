package dev.plimsoll.probe.remote.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.remote.wire.Taking.Life;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WireTest {
    private static final Stamps STAMPS = new Stamps(1.7e9, 1.7e9 + 0.25);
    private static final int CASES = 20_000;

    @Test
    void whatIsWrittenIsReadBack() {
        Taken taken = everything();
        byte[] bytes = ReadingsJson.readings(taken, STAMPS);
        assertThat(ReadingsJson.taken(bytes)).isEqualTo(taken);
        assertThat(ReadingsJson.stamps(bytes)).isEqualTo(STAMPS);
        assertThat(ReadingsJson.problem(ReadingsJson.problem("no process 42"))).isEqualTo("no process 42");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "nonsense",
                "{\"readings\":{},\"cost_seconds\":-1,\"alive\":true,\"ended\":[]}",
                "{\"readings\":{},\"cost_seconds\":0,\"alive\":1,\"ended\":[]}",
                "{\"readings\":{\"a;b\":{\"count\":1,\"scope\":\"process\"}},\"cost_seconds\":0,\"alive\":true,\"ended\":[]}",
                "{\"readings\":{\"a\":{\"count\":1,\"scope\":\"moon\"}},\"cost_seconds\":0,\"alive\":true,\"ended\":[]}",
                "{\"readings\":{\"a\":{\"count\":1e999,\"scope\":\"process\"}},\"cost_seconds\":0,\"alive\":true,\"ended\":[]}",
                "{\"readings\":{\"a\":{\"count\":\"1\",\"scope\":\"process\"}},\"cost_seconds\":0,\"alive\":true,\"ended\":[]}",
                "{\"readings\":{\"failures.connect\":{\"count\":1,\"scope\":\"process\"}},\"cost_seconds\":0,\"alive\":true,\"ended\":[]}",
                "{\"readings\":{\"a\":0},\"cost_seconds\":0,\"alive\":true,\"ended\":[]}"
            })
    void whatIsNoReadingIsNotBelieved(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> ReadingsJson.taken(bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ReadingsJson.stamps(bytes)).isInstanceOf(IllegalArgumentException.class);
        assertThat(ReadingsJson.problem(bytes)).isEqualTo("it does not say why");
    }

    @Test
    void aReasonOfSomebodyElseIsALineThatIsNotTooLong() {
        byte[] bytes = ReadingsJson.problem("a\n\u001b[31mb" + "c".repeat(1000));
        assertThat(ReadingsJson.problem(bytes)).startsWith("a [31mb").hasSizeLessThan(302);
    }

    @Test
    void bytesThatAreBrokenAnywhereAreReadOrRefused() {
        byte[] good = ReadingsJson.readings(everything(), STAMPS);
        Random random = new Random(0x7f3a);
        int refused = 0;
        for (int i = 0; i < CASES; i++) {
            byte[] broken = Arrays.copyOf(good, random.nextInt(good.length + 1));
            for (int change = random.nextInt(4); change > 0 && broken.length > 0; change--) {
                broken[random.nextInt(broken.length)] = (byte) random.nextInt();
            }
            try {
                ReadingsJson.taken(broken)
                        .readings()
                        .values()
                        .forEach(reading -> assertThat(reading).isNotNull());
            } catch (IllegalArgumentException e) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(CASES / 2);
    }

    @Test
    void aTokenIsInItsOwnHeaderAlone() {
        Token token = Token.from(Map.of(Token.VARIABLE, "0123456789abcdef"));
        assertThat(token.isIn("Bearer 0123456789abcdef")).isTrue();
        assertThat(token.isIn("Bearer 0123456789abcdeF")).isFalse();
        assertThat(token.isIn("Bearer 0123456789abcdef ")).isFalse();
        assertThat(token.isIn("")).isFalse();
        assertThat(token).hasToString(Token.VARIABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0123456789abcde", "0123456789 abcdef", "0123456789\nabcdef0"})
    void withoutATokenThatIsGoodEnoughItIsSaidHowToMakeOne(String secret) {
        assertThatThrownBy(() -> Token.from(Map.of(Token.VARIABLE, secret)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("export PLIMSOLL_TOKEN=$(openssl rand -hex 24)")
                .satisfies(refused -> assertThat(secret.isEmpty()
                                || !String.valueOf(refused.getMessage()).contains(secret))
                        .isTrue());
    }

    private static Taken everything() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        for (Unit unit : Unit.values()) {
            for (Scope scope : Scope.values()) {
                readings.put(unit + "_" + scope, new Reading.Value(new Quantity(1.25, unit), scope));
            }
        }
        readings.put("tcp.time_wait", new Reading.Absent("not \"here\""));
        readings.put("fd", new Reading.Failed("denied"));
        return new Taken(readings, 1_234_567, new Life(true, List.of(7L, 8L)));
    }
}

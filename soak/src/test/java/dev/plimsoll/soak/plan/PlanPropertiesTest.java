package dev.plimsoll.soak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.Scenario;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for the plan of any scenario on any machine. */
class PlanPropertiesTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void phasesFollowEachOtherAndNumbersAgree(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            Scenario scenario = scenario(random);
            Machine machine = machine(random);
            PlanResult result = machine.plan(scenario);
            Plan plan = result.match(PlanResult.Planned::plan, PlanResult.Refused::plan);
            assertConsistent(plan);
            assertThat(plan.peak()).isLessThanOrEqualTo(Math.max(plan.scenario().connections(), 1) + 20_000);
            boolean isShort = plan.budget().stream().anyMatch(line -> line.share() > 1);
            assertThat(result instanceof PlanResult.Refused).isEqualTo(isShort);
            if (result instanceof PlanResult.Planned) {
                assertNoPairAboveHalf(plan, machine);
            }
            Plan again = machine.plan(scenario).match(PlanResult.Planned::plan, PlanResult.Refused::plan);
            assertThat(PlanFile.write(again)).isEqualTo(PlanFile.write(plan));
        }
    }

    private static void assertConsistent(Plan plan) {
        double clock = 0;
        int open = 0;
        for (PlannedPhase phase : plan.phases()) {
            assertThat(phase.start()).isEqualTo(clock);
            assertThat(phase.end()).isGreaterThan(phase.start());
            assertThat(phase.openBefore()).isEqualTo(open).isNotNegative();
            assertThat(phase.openAfter()).isNotNegative();
            assertThat(phase.mostOpen()).isGreaterThanOrEqualTo(Math.max(phase.openBefore(), phase.openAfter()));
            assertThat(phase.perSecond()).isNotNegative().isFinite();
            clock = phase.end();
            open = phase.openAfter();
        }
        assertThat(plan.seconds()).isEqualTo(clock);
        List<Double> shares = plan.budget().stream().map(BudgetLine::share).toList();
        assertThat(shares).isSortedAccordingTo((a, b) -> Double.compare(b, a)).noneMatch(share -> share < 0);
    }

    private static void assertNoPairAboveHalf(Plan plan, Machine machine) {
        BudgetLine ports = plan.budget().stream()
                .filter(line -> line.limit().contains("port_range"))
                .findFirst()
                .orElseThrow();
        assertThat(ports.needs()).isLessThanOrEqualTo(machine.ports() / 2);
        assertThat(Math.max(1, plan.sources().size()) * ports.needs()).isGreaterThanOrEqualTo(plan.peak() - 1);
    }

    private static Machine machine(SplittableRandom random) {
        return Machine.LARGE
                .openFiles(200 + random.nextInt(30_000))
                .ports(50 + random.nextInt(60_000))
                .timeWait(1_000 + random.nextInt(300_000))
                .conntrack(random.nextBoolean() ? 0 : 2_000 + random.nextInt(300_000))
                .tcpMemory(1e7 + random.nextInt(2_000_000_000));
    }

    private static Scenario scenario(SplittableRandom random) {
        StringBuilder yaml = new StringBuilder();
        yaml.append("name: random\nprotocol: ws\nconnections: ").append(200 + random.nextInt(20_000));
        yaml.append("\nfit: ").append(random.nextBoolean() ? "shrink" : "refuse");
        yaml.append(random.nextInt(3) == 0 ? "\ntarget: ws://127.0.0.1:8080/ws" : "");
        yaml.append("\nphases:\n");
        int phases = 1 + random.nextInt(6);
        int openPercent = 0;
        for (int i = 0; i < phases; i++) {
            int kind = openPercent == 0 ? 3 * random.nextInt(2) : random.nextInt(5);
            int percent = kind == 0 ? openPercent + random.nextInt(101 - openPercent) : openPercent;
            percent = kind == 1 ? random.nextInt(openPercent + 1) : percent;
            yaml.append(phase(random, kind, percent, i));
            openPercent = percent;
        }
        return Machine.read(yaml.toString());
    }

    private static String phase(SplittableRandom random, int kind, int percent, int number) {
        int seconds = 1 + random.nextInt(200);
        int cycles = 1 + random.nextInt(20_000);
        String text = switch (kind) {
            case 0 -> "ramp: {to: %d%%, over: %ds".formatted(percent, seconds);
            case 1 -> "drain: {to: %d%%, over: %ds".formatted(percent, seconds);
            case 2 -> "hold: {for: %ds".formatted(seconds);
            case 3 ->
                "churn: {cycles: %d, block: %d, rate: %d/s"
                        .formatted(cycles, 1 + random.nextInt(cycles), 1 + random.nextInt(2_000));
            default -> "traffic: {for: %ds, rate: %d/s, size: 64B".formatted(seconds, 1 + random.nextInt(100));
        };
        return String.format(Locale.ROOT, "  - %s, name: p%d}%n", text, number);
    }
}

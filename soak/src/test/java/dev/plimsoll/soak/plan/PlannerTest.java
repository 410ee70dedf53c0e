package dev.plimsoll.soak.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.scenario.Scenario;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final String CHURN = """
            name: churn
            protocol: tcp
            connections: 10
            %s
            phases:
              - churn: {cycles: 60000, block: 6000, rate: 1000/s, ending: %s}
            """;

    private static Scenario churn(String more, String ending) {
        return Machine.read(CHURN.formatted(more, ending));
    }

    private static Scenario hold(int connections, String more) {
        return Machine.read("""
                name: hold
                protocol: tcp
                connections: %d
                %s
                phases:
                  - ramp: {to: 100%%, over: 10s}
                """.formatted(connections, more));
    }

    @Test
    void aConnectionInsideTlsTakesMoreMemoryAndAnInsecureRunSaysSo() {
        String text = "name: x\ntarget: %s://127.0.0.1:8443/\nconnections: 1000\n%sphases:\n  - ramp: {over: 9s}\n";
        Plan plain = Machine.LARGE.planned(Machine.read(text.formatted("ws", "")));
        Plan tls = Machine.LARGE.planned(Machine.read(text.formatted("wss", "")));
        Plan insecure = Machine.LARGE.planned(Machine.read(text.formatted("wss", "connect: {insecure: true}\n")));
        assertThat(memory(tls) - memory(plain)).isEqualTo(1000 * 8_192.0);
        assertThat(tls.notes()).isEmpty();
        assertThat(insecure.notes()).containsExactly(Planner.INSECURE);
    }

    private static double memory(Plan plan) {
        return plan.budget().stream()
                .filter(line -> line.limit().equals("memory"))
                .findFirst()
                .orElseThrow()
                .needs();
    }

    @Test
    void quickFitsALargeMachineAsItIs() {
        Plan plan = Machine.LARGE.planned(Machine.quick());
        assertThat(plan.peak()).isEqualTo(10_000);
        assertThat(plan.notes()).isEmpty();
    }

    @Test
    void quickShrinksToFourThousandDescriptorsAndSaysSo() {
        Plan plan = Machine.LARGE.openFiles(4_000).planned(Machine.quick());
        assertThat(plan.scenario().connections()).isBetween(3_500, 4_000 - 96 - 50);
        assertThat(plan.peak()).isLessThanOrEqualTo(4_000 - 96 - 50);
        assertThat(plan.notes())
                .singleElement()
                .asString()
                .contains("shrunk from 10,000 to", "RLIMIT_NOFILE of the generator", "ulimit -n 10146");
        assertThat(plan.budget()).allMatch(line -> line.share() <= 1);
    }

    @Test
    void quickShrinksToWhateverIsShort() {
        for (Machine machine : new Machine[] {
            Machine.LARGE.ports(100),
            Machine.LARGE.timeWait(20_000),
            Machine.LARGE.conntrack(30_000),
            Machine.LARGE.tcpMemory(20e6),
            Machine.LARGE.openFiles(800)
        }) {
            Plan plan = machine.planned(Machine.quick());
            assertThat(plan.scenario().connections()).as("%s", machine).isBetween(1, 9_999);
            assertThat(plan.notes()).hasSize(1);
        }
    }

    @Test
    void oneMoreThanFitsDoesNotFit() {
        Machine machine = Machine.LARGE.openFiles(4_000);
        int fitting = machine.planned(hold(9_000, "fit: shrink")).scenario().connections();
        assertThat(machine.refusals(hold(fitting, "fit: refuse"))).isEmpty();
        assertThat(machine.refusals(hold(fitting + 1, "fit: refuse"))).isNotEmpty();
    }

    @Test
    void aScenarioThatMayNotShrinkIsRefusedWithTheNumberAndTheMend() {
        assertThat(Machine.LARGE.openFiles(4_000).refusals(hold(9_000, "fit: refuse")))
                .anySatisfy(refusal -> assertThat(refusal)
                        .contains("the run needs 9,146 descriptors", "there are 4,000", "ulimit -n 9146"));
    }

    @Test
    void moreThanHalfOfTheFreeTimeWaitBucketsIsRefusedUnlessToldOtherwise() {
        Machine machine = Machine.LARGE.timeWait(100_000);
        assertThat(machine.refusals(churn("", "clean")))
                .singleElement()
                .asString()
                .contains("net.ipv4.tcp_max_tw_buckets", "host_share");
        assertThat(machine.refusals(churn("host_share: 90%", "clean"))).isEmpty();
    }

    @Test
    void aConnectionThatIsResetLeavesNothingInTimeWait() {
        assertThat(Machine.LARGE.timeWait(1_000).refusals(churn("", "rst"))).isEmpty();
    }

    @Test
    void moreThanHalfOfTheFreeConntrackTableIsRefusedUnlessToldOtherwise() {
        Machine machine = Machine.LARGE.conntrack(100_000);
        assertThat(machine.refusals(churn("", "clean")))
                .singleElement()
                .asString()
                .contains("nf_conntrack_max", "host_share");
        assertThat(machine.refusals(churn("host_share: 90%", "clean"))).isEmpty();
    }

    @Test
    void socketMemoryIsBudgetedByWhatMayBeInFlight() {
        Scenario large = Machine.read("""
                name: large
                protocol: tcp
                connections: 1000
                phases:
                  - ramp: {to: 100%, over: 10s}
                  - traffic: {for: 10s, rate: 10/s, size: 1MiB, outstanding: 4}
                """);
        assertThat(Machine.LARGE.refusals(large)).singleElement().asString().contains("net.ipv4.tcp_mem");
        assertThat(Machine.LARGE.tcpMemory(40e9).refusals(large)).isEmpty();
    }

    @Test
    void closesAreCountedInTheWorstStretchAlsoWhenItBeginsWithAPhase() {
        Scenario burst = Machine.read("""
                name: burst
                protocol: tcp
                connections: 11000
                phases:
                  - ramp: {to: 100%, over: 10s}
                  - drain: {to: 1000, over: 10s}
                  - drain: {to: 0, over: 100s}
                """);
        Plan plan = Machine.LARGE.planned(burst);
        BudgetLine timeWait = plan.budget().stream()
                .filter(line -> line.limit().contains("tw_buckets"))
                .findFirst()
                .orElseThrow();
        assertThat(timeWait.needs()).isBetween(100 + 10_499.0, 100 + 10_501.0);
    }
}

package dev.plimsoll.soak.plan;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.limit.MachineLimits;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.builtin.BuiltIns;
import dev.plimsoll.soak.scenario.yaml.ScenarioReader;
import java.util.List;
import java.util.Map;

/** A machine on paper: plenty of everything, but for what a test takes away. */
record Machine(double openFiles, double ports, double timeWait, double conntrack, double tcpMemory) {
    static final Machine LARGE = new Machine(1_048_576, 28_232, 262_144, 0, 8e9);

    Machine openFiles(double files) {
        return new Machine(files, ports, timeWait, conntrack, tcpMemory);
    }

    Machine ports(double count) {
        return new Machine(openFiles, count, timeWait, conntrack, tcpMemory);
    }

    Machine timeWait(double buckets) {
        return new Machine(openFiles, ports, buckets, conntrack, tcpMemory);
    }

    Machine conntrack(double entries) {
        return new Machine(openFiles, ports, timeWait, entries, tcpMemory);
    }

    Machine tcpMemory(double bytes) {
        return new Machine(openFiles, ports, timeWait, conntrack, bytes);
    }

    PlanResult plan(Scenario scenario) {
        return new Planner(limits(), new Planner.Identity("run", "0", Map.of("kernel", "x"))).plan(scenario);
    }

    /** The plan of a scenario that fits. */
    Plan planned(Scenario scenario) {
        return plan(scenario).match(PlanResult.Planned::plan, refused -> {
            throw new AssertionError(refused.refusals().toString());
        });
    }

    /** The sentences about a scenario that does not fit. */
    List<String> refusals(Scenario scenario) {
        return plan(scenario).match(planned -> List.of(), PlanResult.Refused::refusals);
    }

    static Scenario quick() {
        return read(BuiltIns.text("quick").orElseThrow());
    }

    static Scenario read(String yaml) {
        return ScenarioReader.read("test.yaml", yaml, List.of()).match(scenario -> scenario, problems -> {
            throw new AssertionError(problems.toString());
        });
    }

    private MachineLimits limits() {
        Reading nothing = new Reading.Absent("not here");
        return new MachineLimits(
                count(openFiles),
                count(openFiles),
                count(50),
                count(32_768),
                count(32_767 + ports),
                count(4_096),
                count(timeWait),
                count(100),
                conntrack == 0 ? nothing : count(conntrack),
                conntrack == 0 ? nothing : count(1_000),
                nothing,
                Reading.ofProcess(Quantity.bytes(16e9)),
                Reading.ofProcess(Quantity.bytes(tcpMemory)),
                Reading.ofProcess(Quantity.bytes(1e6)),
                count(1e9),
                count(4));
    }

    private static Reading count(double amount) {
        return Reading.ofProcess(Quantity.count(amount));
    }
}

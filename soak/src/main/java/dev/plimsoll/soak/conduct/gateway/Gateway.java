package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.probe.watch.Subject;
import dev.plimsoll.soak.plan.Plan;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What is tested: a stand-in of our own, or somebody else's gateway.
 *
 * @param target where it is
 * @param standin our own, if it is ours
 */
public record Gateway(Target target, Optional<StandinProcess> standin) implements AutoCloseable {
    /** The scenario's target; where it has none, a stand-in is started, as a verb of {@code program}. */
    public static Gateway of(Plan plan, Class<?> program, Consumer<String> said) throws IOException {
        Scenario scenario = plan.scenario();
        if (scenario.target().isPresent()) {
            return new Gateway(scenario.target().get(), Optional.empty());
        }
        StandinProcess standin = StandinProcess.start(program, scenario.protocol(), Moments.fill(plan));
        said.accept("stand-in " + standin.target() + ", pid " + standin.pid());
        return new Gateway(standin.target(), Optional.of(standin));
    }

    /** How to find its processes on this machine. */
    public Optional<String> words() {
        if (standin.isPresent()) {
            return Optional.of("pid:" + standin.get().pid());
        }
        boolean here = target.host().startsWith("127.")
                || target.host().equals("localhost")
                || target.host().equals("::1");
        return here ? Optional.of("port:" + target.port()) : Optional.empty();
    }

    /** Whether its processes are there, as far as can be known. */
    public boolean alive(Crew crew) {
        return standin.map(StandinProcess::alive).orElse(true)
                && crew.gateway().map(Subject::alive).orElse(true);
    }

    @Override
    public void close() throws IOException {
        if (standin.isPresent()) {
            standin.get().close();
        }
    }
}

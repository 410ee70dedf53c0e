package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.Proof;
import dev.plimsoll.probe.tuning.prove.Verdict;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import dev.plimsoll.probe.tuning.prove.lab.Lab;
import java.io.IOException;
import java.util.Set;

/**
 * Any setting without an experiment of its own: tries to write it in a namespace, and says whose it is. What only the machine
 * has, {@code netdev_max_backlog} and the like, is not filled: packets of others would be lost.
 */
final class MachineWide implements Experiment {
    @Override
    public Set<String> settings() {
        return Set.of();
    }

    @Override
    public Proof run(Lab lab) throws IOException {
        lab.declare();
        return lab.proof(
                Verdict.unprovable(Lab.NO_EXPERIMENT), "a namespace takes the value; what it does was not tried");
    }
}

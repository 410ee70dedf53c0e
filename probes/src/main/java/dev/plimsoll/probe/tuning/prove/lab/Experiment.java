package dev.plimsoll.probe.tuning.prove.lab;

import dev.plimsoll.probe.tuning.prove.Proof;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/**
 * Sets a line's value in a private network namespace and looks whether the kernel behaves as the line promises.
 *
 * <p>It <em>must</em> end within {@link Bench#EACH}, close what it opens, write through its lab alone, and answer with what it
 * measured. It <em>may</em> take a smaller value where the declared one is too dear to be tried; its figure then says so. What
 * it throws becomes UNPROVABLE.
 */
public interface Experiment {
    /** Which settings it proves. */
    Set<String> settings();

    /** What this machine is short of for it, with the mend; empty where it can be run. */
    default Optional<String> lacking() {
        return Optional.empty();
    }

    /** Proves the lab's line. */
    Proof run(Lab lab) throws IOException;
}

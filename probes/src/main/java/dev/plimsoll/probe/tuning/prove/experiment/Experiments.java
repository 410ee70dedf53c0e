package dev.plimsoll.probe.tuning.prove.experiment;

import dev.plimsoll.probe.tuning.prove.experiment.buffer.Autotuning;
import dev.plimsoll.probe.tuning.prove.experiment.buffer.BufferCeiling;
import dev.plimsoll.probe.tuning.prove.experiment.buffer.BufferDefault;
import dev.plimsoll.probe.tuning.prove.lab.Experiment;
import java.util.List;

/** All experiments. A new one is one class and one word here. */
public final class Experiments {
    private static final List<Experiment> ALL = List.of(
            new AcceptQueue(),
            new SynQueue(),
            new AbortOnOverflow(),
            new LocalPorts(),
            new TimeWaitReuse(),
            new TimeWaitBuckets(),
            new FinWait(),
            new Keepalive(),
            new TrackTimeout(),
            new TrackCeiling(),
            new BufferCeiling(),
            new BufferDefault(),
            new Autotuning(),
            new OpenFileLimit());

    private Experiments() {}

    /** The experiment that proves a setting. */
    public static Experiment of(String setting) {
        return ALL.stream()
                .filter(experiment -> experiment.settings().contains(setting))
                .findFirst()
                .orElseGet(MachineWide::new);
    }
}

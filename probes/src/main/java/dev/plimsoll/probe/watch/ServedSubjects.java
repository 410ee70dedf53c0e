package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.export.Exposition;
import dev.plimsoll.probe.remote.serve.Served;
import dev.plimsoll.probe.remote.wire.Taking.Life;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The subjects of this machine, for a probe that is served: {@code pid:42}, {@code port:8080}, {@code name:nginx} and {@code
 * host}.
 */
public final class ServedSubjects implements Served {
    private static final String HOST = "host";

    private final LongSupplier nanoClock;

    /** All of them. */
    public ServedSubjects(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    @Override
    public Found find(String words) {
        if (words.equals(HOST)) {
            return found(Subject.host(nanoClock));
        }
        Named named = Subjects.parse(words);
        return named instanceof Named.Processes processes
                ? found(Subject.processes(words, processes.pids(), nanoClock))
                : new Found.Problem(((Named.Problem) named).message());
    }

    @Override
    public String metrics(String subject, Taken taken) {
        return new Exposition()
                .with(subject, taken.readings(), Map.of("all", taken.costNanos()))
                .alive(subject, taken.life().alive() ? 1 : 0)
                .text();
    }

    private static Found found(Subject subject) {
        return new Found.Subject(new Source() {
            @Override
            public Taken take(Probe.Tier upTo) {
                Readings readings = subject.read(upTo);
                return new Taken(readings.readings(), readings.costNanos(), new Life(subject.alive(), subject.ended()));
            }

            @Override
            public boolean alive() {
                return subject.alive();
            }

            @Override
            public void close() {
                subject.close();
            }
        });
    }
}

package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.namespace.NetNamespace;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A probe asked inside a network namespace, because what it reads shows the reader's. Where that cannot be entered, what
 * counts a namespace has failed with the reason, and the rest is as read from here.
 */
final class InsideProbe implements Probe, AutoCloseable {
    private final Probe probe;
    private final Seen<NetNamespace> namespace;

    InsideProbe(Probe probe, Seen<NetNamespace> namespace) {
        this.probe = probe;
        this.namespace = namespace;
    }

    @Override
    public String name() {
        return probe.name();
    }

    @Override
    public Tier tier() {
        return probe.tier();
    }

    @Override
    public Map<String, Reading> read() {
        return namespace
                .then(inside -> inside.read(probe::read))
                .match(readings -> readings, this::withoutNamespace, this::withoutNamespace);
    }

    private Map<String, Reading> withoutNamespace(String why) {
        Map<String, Reading> readings = new LinkedHashMap<>(probe.read());
        readings.replaceAll((name, reading) -> isOfNamespace(reading) ? new Reading.Failed(why) : reading);
        return readings;
    }

    private static boolean isOfNamespace(Reading reading) {
        return reading instanceof Reading.Value value && value.scope() == Scope.NAMESPACE;
    }

    @Override
    public void close() {
        if (namespace instanceof Seen.Found<NetNamespace> given) {
            given.value().close();
        }
    }
}

package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Sysctls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Every ceiling of the catalogue that binds one process, under the limit's name. Ceilings change seldom, so this is asked
 * every ten seconds.
 */
public final class CeilingProbe implements Probe {
    private final Ceilings ceilings;
    private final List<KnownLimit> limits;

    private CeilingProbe(Ceilings ceilings, Set<Scope> scopes) {
        this.ceilings = ceilings;
        this.limits = Catalogue.all().stream()
                .filter(limit -> limit.nature() == Nature.CEILING)
                .filter(limit -> scopes.contains(limit.scope()))
                .filter(limit -> !(limit.ceiling() instanceof Place.Resource))
                .filter(limit -> !(limit.ceiling() instanceof Place.Unseen))
                .toList();
    }

    /**
     * All that bind {@code pid}.
     *
     * @param settings as they are in its network namespace
     */
    public static CeilingProbe ofProcess(ProcReader reader, long pid, Sysctls settings) {
        return new CeilingProbe(new Ceilings(reader, pid, settings), Set.of(Scope.values()));
    }

    /** Those of the machine, and of the network namespace that we are in. */
    public static CeilingProbe ofHost(ProcReader reader) {
        Ceilings ceilings = new Ceilings(reader, ProcessHandle.current().pid(), new Sysctls(reader));
        return new CeilingProbe(ceilings, Set.of(Scope.HOST, Scope.NAMESPACE));
    }

    @Override
    public String name() {
        return "ceiling";
    }

    @Override
    public Tier tier() {
        return Tier.SLOW;
    }

    @Override
    public Map<String, Reading> read() {
        Map<String, Reading> readings = new LinkedHashMap<>();
        limits.forEach(limit -> readings.put(limit.name(), ceilings.at(limit.ceiling())));
        return readings;
    }
}

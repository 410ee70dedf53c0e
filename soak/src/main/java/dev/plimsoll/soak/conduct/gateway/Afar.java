package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.probe.remote.RemoteAddress;
import dev.plimsoll.probe.remote.RemoteSources;
import dev.plimsoll.soak.load.protocol.tls.Peer;
import dev.plimsoll.soak.load.protocol.tls.Trust;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.scenario.Scenario;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Those that a scenario watches over connections: within the reach of the run, and trusted as its gateway is. */
public final class Afar {
    private Afar() {}

    /**
     * Makes their sources, connecting to nobody yet.
     *
     * @param environment where the token of served probes is
     * @throws IOException saying which file of certificates is of no use, and why
     */
    public static RemoteSources open(Scenario scenario, Reach reach, Map<String, String> environment)
            throws IOException {
        Trust trust = Protocols.trust(scenario.connecting().tls());
        return RemoteSources.open(reach::allows, (host, port) -> trust.engine(new Peer(host, port)), environment);
    }

    /**
     * Finds out what can be known before the run.
     *
     * @throws IllegalArgumentException if an address is none, or takes a token and there is none
     * @throws IOException if a host has no address, or one that may not be connected to
     */
    public static void check(Scenario scenario, Reach reach, Map<String, String> environment) throws IOException {
        List<String> afar = scenario.watch().stream()
                .map(Crew::words)
                .filter(words -> RemoteAddress.parse(words).isPresent())
                .toList();
        if (afar.isEmpty()) {
            return;
        }
        try (RemoteSources sources = open(scenario, reach, environment)) {
            for (String words : afar) {
                Optional<RemoteAddress> address = RemoteAddress.parse(words);
                if (address.isPresent()) {
                    sources.source(address.get());
                }
            }
        }
    }
}

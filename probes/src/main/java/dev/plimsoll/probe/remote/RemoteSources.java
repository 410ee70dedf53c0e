package dev.plimsoll.probe.remote;

import dev.plimsoll.probe.remote.endpoint.GoPprof;
import dev.plimsoll.probe.remote.endpoint.MetricsPage;
import dev.plimsoll.probe.remote.http.ClientTls;
import dev.plimsoll.probe.remote.http.HttpLine;
import dev.plimsoll.probe.remote.http.Lines;
import dev.plimsoll.probe.remote.http.Request;
import dev.plimsoll.probe.remote.http.SteadyLine;
import dev.plimsoll.probe.remote.wire.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Predicate;

/** Makes the sources that are read over connections, and owns what those need. Safe from any thread. */
public final class RemoteSources implements AutoCloseable {
    private static final int LARGEST_READINGS = 1 << 20;
    private static final int LARGEST_METRICS = 1 << 22;
    private static final int LARGEST_PROFILE = 1 << 23;
    private static final int ASKER_BYTES = 8;

    private final Lines lines;
    private final Map<String, String> environment;
    private final String asker;

    private RemoteSources(Lines lines, Map<String, String> environment, String asker) {
        this.lines = lines;
        this.environment = Map.copyOf(environment);
        this.asker = asker;
    }

    /**
     * Connects to nobody yet.
     *
     * @param allowed the addresses that may be connected to
     * @param environment where the token of served probes is
     */
    public static RemoteSources open(Predicate<InetAddress> allowed, ClientTls tls, Map<String, String> environment) {
        byte[] random = new byte[ASKER_BYTES];
        new SecureRandom().nextBytes(random);
        return new RemoteSources(
                Lines.open(allowed, tls), environment, HexFormat.of().formatHex(random));
    }

    /**
     * The source at this address, which is asked when readings are.
     *
     * @throws IOException if the host has no address, or one that may not be connected to
     * @throws IllegalArgumentException if it takes a token and there is none
     */
    public RemoteSource source(RemoteAddress address) throws IOException {
        if (address instanceof RemoteAddress.Served served) {
            Token token = Token.from(environment);
            HttpLine line = lines.to(served.endpoint(), LARGEST_READINGS);
            return new ServedProbe(new SteadyLine(line, ServedProbe.light(token)), token, served.subject(), asker);
        }
        if (address instanceof RemoteAddress.Go go) {
            HttpLine line = lines.to(go.endpoint(), LARGEST_PROFILE);
            return new GoPprof(new SteadyLine(line, GoPprof.light(line)), line.endpoint());
        }
        RemoteAddress.Metrics metrics = (RemoteAddress.Metrics) address;
        HttpLine line = lines.to(metrics.endpoint(), LARGEST_METRICS);
        Request page = Request.of(metrics.endpoint().path());
        return new MetricsPage(new SteadyLine(line, page), page, metrics.more());
    }

    @Override
    public void close() {
        lines.close();
    }
}

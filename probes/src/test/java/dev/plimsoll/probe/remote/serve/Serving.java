package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.export.Exposition;
import dev.plimsoll.probe.remote.wire.Taking.Life;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import dev.plimsoll.probe.remote.wire.Token;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server of made-up readings, on any port of 127.0.0.1, and what it said. */
public record Serving(ProbeServer server, List<String> said) implements AutoCloseable {
    /** A token that must not turn up anywhere. */
    public static final String CANARY = "canary-3f9a1c77e0b24d58";

    /** An environment with it. */
    public static final Map<String, String> ENVIRONMENT = Map.of(Token.VARIABLE, CANARY);

    /** Without TLS. */
    public static Serving plain() throws IOException {
        return on(0, Optional.empty(), Optional.empty());
    }

    /** With the certificate and key of this folder. */
    public static Serving inside(Path folder) throws IOException {
        return on(0, Optional.of(folder.resolve("cert.pem")), Optional.of(folder.resolve("key.pem")));
    }

    /** On this port. */
    public static Serving on(int port, Optional<Path> certificate, Optional<Path> key) throws IOException {
        List<String> said = new CopyOnWriteArrayList<>();
        ServeOrder order = ServeOrder.of("127.0.0.1:" + port, certificate, key);
        return new Serving(ProbeServer.open(order, Token.from(ENVIRONMENT), served(), said::add), said);
    }

    /** Files {@code cert.pem} and {@code key.pem} in this folder, by the command that is said to make them. */
    public static void makeCertificate(Path folder) throws IOException, InterruptedException {
        String refusal = refusal();
        String command = refusal.substring(refusal.indexOf("openssl")).replace("192.0.2.7", "127.0.0.1");
        Process openssl = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(openssl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (openssl.waitFor() != 0) {
            throw new IllegalStateException(command + ": " + output);
        }
    }

    /** What is said to who would serve beyond loopback without TLS. */
    static String refusal() {
        try {
            ServeOrder.of("192.0.2.7:9909", Optional.empty(), Optional.empty());
            throw new AssertionError("it was accepted");
        } catch (IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    private static Served.Found find(String words) {
        if (!words.startsWith("pid:")) {
            return new Served.Found.Problem("no such subject");
        }
        Map<String, Reading> readings = new LinkedHashMap<>();
        readings.put("fd", new Reading.Value(Quantity.count(17), Scope.PROCESS));
        readings.put("rss", new Reading.Value(Quantity.bytes(4096), Scope.PROCESS));
        readings.put("pss", new Reading.Absent("no smaps_rollup"));
        readings.put("conntrack", new Reading.Failed("permission \"denied\""));
        boolean alive = !words.equals("pid:13");
        Life life = new Life(alive, alive ? List.of() : List.of(13L));
        return new Served.Found.Subject(new Fixed(readings, life));
    }

    /** What serves here: the same each time. */
    static Served served() {
        return new Served() {
            @Override
            public Found find(String words) {
                return Serving.find(words);
            }

            @Override
            public String metrics(String subject, Taken taken) {
                return new Exposition()
                        .with(subject, taken.readings(), Map.of("all", taken.costNanos()))
                        .alive(subject, taken.life().alive() ? 1 : 0)
                        .text();
            }
        };
    }

    private record Fixed(Map<String, Reading> readings, Life life) implements Served.Source {
        @Override
        public Taken take(Probe.Tier tier) {
            Map<String, Reading> all = new LinkedHashMap<>(readings);
            all.put("of_" + tier, new Reading.Value(Quantity.count(1), Scope.PROCESS));
            return new Taken(all, 1_500_000, life);
        }

        @Override
        public boolean alive() {
            return life.alive();
        }

        @Override
        public void close() {}
    }

    public InetSocketAddress address() {
        return server.address();
    }

    public int port() {
        return server.address().getPort();
    }

    @Override
    public void close() {
        server.close();
    }
}

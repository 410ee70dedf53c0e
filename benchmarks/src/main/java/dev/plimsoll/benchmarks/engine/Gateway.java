package dev.plimsoll.benchmarks.engine;

import dev.plimsoll.soak.cli.Plimsoll;
import dev.plimsoll.soak.conduct.gateway.StandinProcess;
import java.io.IOException;
import java.util.List;

/** A healthy stand-in in a JVM of its own, so that what it uses is not counted as the generator's. */
public final class Gateway implements AutoCloseable {
    private final StandinProcess process;

    private Gateway(StandinProcess process) {
        this.process = process;
    }

    /**
     * Starts one and waits until it listens.
     *
     * @param protocol {@code tcp} or {@code ws}
     */
    public static Gateway speaking(String protocol) throws IOException {
        return new Gateway(StandinProcess.start(Plimsoll.class, protocol, List.of()));
    }

    /** Where it listens, as a target of a scenario. */
    public String target() {
        return process.target().toString();
    }

    @Override
    public void close() throws IOException {
        process.close();
    }
}

package dev.plimsoll.soak.conduct;

import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.EventWriter;
import dev.plimsoll.soak.sample.LatencyInterval;
import dev.plimsoll.soak.sample.LatencyWriter;
import dev.plimsoll.soak.sample.Sample;
import dev.plimsoll.soak.sample.SampleWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The files of a run in progress. Each line is in the kernel's hands when a call returns, and on the disk soon after. */
final class Journal implements AutoCloseable {
    private static final long FORCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final RunClock clock;
    private final SampleWriter samples;
    private final EventWriter events;
    private final LatencyWriter latency;
    private long forcedNanos;

    private Journal(RunClock clock, SampleWriter samples, EventWriter events, LatencyWriter latency) {
        this.clock = clock;
        this.samples = samples;
        this.events = events;
        this.latency = latency;
        this.forcedNanos = clock.nanos();
    }

    static Journal open(Path folder, RunClock clock) throws IOException {
        return new Journal(clock, SampleWriter.open(folder), EventWriter.open(folder), LatencyWriter.open(folder));
    }

    void write(Sample sample) throws IOException {
        samples.write(sample);
        if (clock.nanos() - forcedNanos > FORCE_NANOS) {
            force();
        }
    }

    void write(LatencyInterval interval) throws IOException {
        latency.write(interval);
    }

    /** Writes an event of this moment; {@code details} are names and values in turn. */
    void event(Event.Kind kind, String... details) throws IOException {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < details.length; i += 2) {
            named.put(details[i], details[i + 1]);
        }
        events.write(new Event(clock.seconds(), kind, named));
    }

    /** Writes the last event: what must be in the files if none of it is lost. */
    void end(Completed completed) throws IOException {
        event(
                Event.Kind.RUN_END,
                "completed",
                Boolean.toString(completed == Completed.WHOLE),
                "samples",
                Long.toString(samples.lines()),
                "latency",
                Long.toString(latency.lines()));
    }

    /** How far a run came. */
    enum Completed {
        /** To the end of its last phase. */
        WHOLE,
        /** Not so far. */
        IN_PART
    }

    private void force() throws IOException {
        samples.force();
        events.force();
        latency.force();
        forcedNanos = clock.nanos();
    }

    @Override
    public void close() throws IOException {
        try (samples;
                events;
                latency) {
            force();
        }
    }
}

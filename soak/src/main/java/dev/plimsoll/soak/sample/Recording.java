package dev.plimsoll.soak.sample;

import java.util.List;

/**
 * All that a run wrote while it ran, as far as it got.
 *
 * @param samples lines of {@code samples.jsonl} in the order written
 * @param events lines of {@code events.jsonl} in the order written
 * @param latency lines of {@code latency.hlog} in the order written
 * @param damage one sentence for each file that is missing, torn or holds lines that cannot be read; empty for a whole
 *     recording
 */
public record Recording(List<Sample> samples, List<Event> events, List<LatencyInterval> latency, List<String> damage) {
    /** Copies the lists. */
    public Recording {
        samples = List.copyOf(samples);
        events = List.copyOf(events);
        latency = List.copyOf(latency);
        damage = List.copyOf(damage);
    }
}

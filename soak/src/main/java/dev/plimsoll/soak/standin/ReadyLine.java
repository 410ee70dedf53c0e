package dev.plimsoll.soak.standin;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a stand-in says of itself when it can be connected to: one line of JSON.
 *
 * @param kind the protocol's name: {@code ws}
 * @param host the address it listens on, as digits
 * @param port the port it was given, 1 to 65,535
 * @param pid its process
 * @param faults what it is ordered to do wrong, as ordered; empty for a healthy one
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReadyLine(String kind, String host, int port, long pid, List<String> faults) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the faults. */
    public ReadyLine {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(host);
        faults = List.copyOf(faults);
    }

    /** The line, without its end. */
    public String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record of text and numbers is always JSON", e);
        }
    }

    /** Reads a line; empty if it is not one of a stand-in. Further fields are skipped. */
    public static Optional<ReadyLine> parse(String line) {
        try {
            return Optional.ofNullable(JSON.readValue(line, ReadyLine.class));
        } catch (JsonProcessingException notReady) {
            return Optional.empty();
        }
    }
}

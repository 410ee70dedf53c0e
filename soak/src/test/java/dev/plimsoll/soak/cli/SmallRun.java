package dev.plimsoll.soak.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A run of {@code small.yaml} through the command line, against a stand-in in a process of its own.
 *
 * @param exit what the shell would see
 * @param verdict {@code verdict.json} as printed
 * @param progress what went to stderr
 * @param folder the run's folder
 */
record SmallRun(int exit, JsonNode verdict, String progress, Path folder) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static SmallRun with(Path out, String... options) {
        List<String> arguments = new ArrayList<>(
                List.of("run", resource("/scenarios/small.yaml").toString(), "--json", "--out", out.toString()));
        arguments.addAll(List.of(options));
        StringWriter answer = new StringWriter();
        StringWriter progress = new StringWriter();
        int exit = Plimsoll.run(new PrintWriter(answer), new PrintWriter(progress), arguments.toArray(String[]::new));
        try (Stream<Path> folders = Files.list(out)) {
            Path folder = folders.findFirst().orElseThrow(() -> new IllegalStateException(progress.toString()));
            return new SmallRun(exit, JSON.readTree(answer.toString()), progress.toString(), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(progress.toString(), e);
        }
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(SmallRun.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    String outcome() {
        return verdict.get("verdict").asText();
    }

    /** Every reason as {@code code: message}. */
    List<String> reasons() {
        return StreamSupport.stream(verdict.get("reasons").spliterator(), false)
                .map(reason -> reason.get("code").asText() + ": "
                        + reason.get("message").asText())
                .toList();
    }

    /** The finding about one resource of the gateway. */
    JsonNode leak(String resource) {
        return StreamSupport.stream(verdict.get("leaks").spliterator(), false)
                .filter(leak -> leak.get("subject").asText().equals("gateway")
                        && leak.get("resource").asText().equals(resource))
                .findFirst()
                .orElseThrow();
    }
}

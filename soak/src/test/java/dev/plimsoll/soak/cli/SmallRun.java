package dev.plimsoll.soak.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.soak.sample.RecordingReader;
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
import org.HdrHistogram.Histogram;

/**
 * A run of {@code small.yaml} through the command line, against a stand-in in a process of its own.
 *
 * @param exit what the shell would see
 * @param verdict {@code verdict.json} as printed
 * @param progress what went to stderr
 * @param folder the run's folder
 */
record SmallRun(int exit, JsonNode verdict, String progress, Path folder) {
    private static final int MOST_TRIES = 3;
    private static final ObjectMapper JSON = new ObjectMapper();

    static SmallRun with(Path out, String... options) {
        return of(resource("/scenarios/small.yaml"), out, options);
    }

    /** A run; made again where the machine gave the generator no time, which the run itself says. */
    static SmallRun of(Path scenario, Path out, String... options) {
        SmallRun run = once(scenario, out.resolve("1"), options);
        for (int i = 2; i <= MOST_TRIES && run.isSaturated(); i++) {
            run = once(scenario, out.resolve(Integer.toString(i)), options);
        }
        return run;
    }

    private static SmallRun once(Path scenario, Path out, String... options) {
        List<String> arguments =
                new ArrayList<>(List.of("run", scenario.toString(), "--json", "--out", out.toString()));
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

    private boolean isSaturated() {
        return verdict.get("generator").get("saturated").asBoolean();
    }

    static Path resource(String name) {
        try {
            return Path.of(
                    Objects.requireNonNull(SmallRun.class.getResource(name)).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The share of a latency's samples, over the whole run, that are at most so long. */
    double shareBelow(String metric, double seconds) throws IOException {
        Histogram all = new Histogram(3);
        RecordingReader.read(folder).latency().stream()
                .filter(interval -> interval.metric().equals(metric))
                .forEach(interval -> all.add(interval.histogram()));
        return all.getPercentileAtOrBelowValue(Math.round(seconds * 1e9)) / 100;
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

package dev.plimsoll.soak.load.protocol.websocket.oracle;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Our reader beside that of the npm package ws. Writes streams to a file, has {@code ws-receiver.js} read it, and compares
 * what both found. The arguments: how many streams, the seed, the script, the folder for both files, and perhaps {@code
 * --sabotage}, which falsifies one answer. Exits with 0, or with 99 on any disagreement.
 */
public final class WsOracle {
    private static final int DISAGREEMENT = 99;

    private WsOracle() {}

    /** Does it all and prints one line. */
    public static void main(String[] words) throws IOException, InterruptedException {
        int count = Integer.parseInt(words[0]);
        List<OracleStream> streams = streams(count, Long.parseLong(words[1]));
        Path folder = Files.createDirectories(Path.of(words[3]));
        List<List<String>> theirs = theirs(streams, Path.of(words[2]), folder);
        if (List.of(words).contains("--sabotage")) {
            theirs.get(count / 2).add("ping 00");
        }
        Tally tally = new Tally(Difference.OF_WS);
        for (int i = 0; i < streams.size(); i++) {
            OracleStream stream = streams.get(i);
            tally.add(stream, OurReading.of(stream.masking(), stream.pieces()), theirs.get(i));
        }
        System.out.println(
                "codec-oracle: " + streams.size() + " streams, " + tally.broken() + " broken: " + tally.line());
        tally.firstDisagreement().ifPresent(System.out::println);
        boolean proves = tally.broken() > 0 && tally.agreeing() > streams.size() / 2;
        System.exit(tally.disagreeing() == 0 && proves ? 0 : DISAGREEMENT);
    }

    /** Mostly any, one in ten as our sides write it. */
    private static List<OracleStream> streams(int count, long seed) {
        List<OracleStream> streams = new ArrayList<>(count);
        for (int number = 0; number < count; number++) {
            streams.add(number % 10 == 9 ? OracleStream.written(seed, number) : OracleStream.any(seed, number));
        }
        return streams;
    }

    private static List<List<String>> theirs(List<OracleStream> streams, Path script, Path folder)
            throws IOException, InterruptedException {
        Path asked = folder.resolve("streams.jsonl");
        Path said = folder.resolve("said.txt");
        try (BufferedWriter file = Files.newBufferedWriter(asked)) {
            for (OracleStream stream : streams) {
                file.write(json(stream));
            }
        }
        Process node = new ProcessBuilder(
                        "node",
                        script.toString(),
                        asked.toString(),
                        said.toString(),
                        Integer.toString(OracleStream.LARGEST_BYTES))
                .inheritIO()
                .start();
        if (node.waitFor() != 0) {
            throw new IOException("node " + script + " exited with " + node.exitValue());
        }
        List<List<String>> theirs = new ArrayList<>(streams.size());
        for (String line : Files.readAllLines(said)) {
            theirs.add(new ArrayList<>(line.isEmpty() ? List.of() : List.of(line.split("\\|"))));
        }
        if (theirs.size() != streams.size()) {
            throw new IOException(said + " has " + theirs.size() + " lines for " + streams.size() + " streams");
        }
        return theirs;
    }

    private static String json(OracleStream stream) {
        String pieces = stream.pieces().stream()
                .map(piece -> '"' + Base64.getEncoder().encodeToString(piece) + '"')
                .collect(Collectors.joining(","));
        return "{\"masking\":\"" + stream.masking() + "\",\"pieces\":[" + pieces + "]}\n";
    }
}

package dev.plimsoll.probe.tuning.captured;

import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.SysctlName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads a capture. The format is text, a line at a time: a word, a blank, the rest.
 *
 * <pre>
 * plimsoll-tuning 1              the first line
 * host gw-1                      facts: host kernel date boot container netns first
 * sysctl net/core/somaxconn 4096 a setting; several lines of it stand on several lines
 * file /etc/sysctl.d/10.conf     a file, whose lines follow, each behind a bar
 * |net.core.somaxconn = 4096
 * link /etc/sysctl.d/x.conf /dev/null
 * unreadable /etc/sysctl.d/y     it is there and could not be read
 * process 4711 im-gateway        what follows is this process's, until the next
 * ns net net:[4026531840]
 * proc limits                    a file of /proc/4711, whose lines follow
 * |Limit  Soft Limit …
 * own net/core/somaxconn 128     a setting of its own network namespace, where that is another
 * end                            the last line; without it the file is cut
 * </pre>
 *
 * <p>Used by one thread, once.
 */
public final class CaptureReader {
    private static final String HEADING = "plimsoll-tuning 1";
    private static final long MOST_BYTES = 16L << 20;
    private static final Set<String> FACTS = Set.of("host", "kernel", "date", "boot", "container", "netns", "first");

    private final String file;
    private final Map<String, String> facts = new HashMap<>();
    private final Map<SysctlName, String> sysctls = new TreeMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Map<String, String> links = new HashMap<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<CapturedProcess> processes = new ArrayList<>();
    private Optional<Begun> process = Optional.empty();
    private Optional<StringBuilder> block = Optional.empty();
    private Runnable endOfBlock = () -> {};

    private CaptureReader(String file) {
        this.file = file;
    }

    /** A process whose lines are being read. */
    private record Begun(
            long pid,
            String comm,
            Map<String, String> files,
            Map<String, String> namespaces,
            Map<SysctlName, String> sysctls) {
        private CapturedProcess done() {
            return new CapturedProcess(pid, comm, files, namespaces, sysctls);
        }
    }

    /** Reads a file, which need not be one. */
    public static CaptureResult read(Path path) {
        try {
            if (Files.size(path) > MOST_BYTES) {
                return new CaptureResult.Malformed(path + ": is longer than 16 MiB; no capture is");
            }
            return read(path.toString(), new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return new CaptureResult.Malformed(path + ": cannot be read: " + e.getMessage());
        }
    }

    /** Reads a capture's text. */
    public static CaptureResult read(String file, String text) {
        String[] lines = text.split("\n", -1);
        if (!lines[0].equals(HEADING)) {
            return new CaptureResult.Malformed(new Place(file, 1) + ": is not a capture, whose first line is " + HEADING
                    + "; make one with scripts/tune-collect");
        }
        CaptureReader reader = new CaptureReader(file);
        for (int i = 1; i < lines.length; i++) {
            if (lines[i].equals("end")) {
                return reader.end(lines, i);
            }
            boolean unfinished = i == lines.length - 1;
            Optional<String> wrong = unfinished ? Optional.empty() : reader.take(lines[i]);
            if (wrong.isPresent()) {
                return new CaptureResult.Malformed(new Place(file, i + 1) + ": " + wrong.get());
            }
        }
        return new CaptureResult.Malformed(
                new Place(file, lines.length) + ": the capture is cut: its last line is not \"end\"; collect it again");
    }

    private CaptureResult end(String[] lines, int at) {
        for (int i = at + 1; i < lines.length; i++) {
            if (!lines[i].isEmpty()) {
                return new CaptureResult.Malformed(
                        new Place(file, i + 1) + ": something follows the end; a file is one host");
            }
        }
        close();
        process.ifPresent(begun -> processes.add(begun.done()));
        if (!facts.containsKey("host")) {
            return new CaptureResult.Malformed(new Place(file, 1) + ": names no host");
        }
        return new CaptureResult.Whole(new Capture(file, facts, sysctls, files, links, unreadable, processes));
    }

    /** Takes a line; the answer is what is wrong with it. */
    private Optional<String> take(String line) {
        if (line.startsWith("|")) {
            block.ifPresent(text -> text.append(line, 1, line.length()).append('\n'));
            return block.isPresent() ? Optional.empty() : Optional.of("a line of a file follows no file");
        }
        close();
        int blank = line.indexOf(' ');
        String word = blank < 0 ? line : line.substring(0, blank);
        String rest = blank < 0 ? "" : line.substring(blank + 1);
        return switch (word) {
            case "sysctl" -> setting(rest, sysctls);
            case "file" -> open(text -> files.put(rest, text));
            case "unreadable" -> done(unreadable.add(rest));
            case "link" -> pair(rest, links);
            case "process" -> begin(rest);
            case "ns", "proc", "own" -> ofProcess(word, rest);
            default ->
                FACTS.contains(word)
                        ? done(facts.put(word, rest))
                        : Optional.of("\""
                                + word.substring(0, Math.min(40, word.length())).replaceAll("\\p{Cntrl}", "?")
                                + "\" is no word of a capture");
        };
    }

    private Optional<String> ofProcess(String word, String rest) {
        if (process.isEmpty()) {
            return Optional.of(word + " comes before any process");
        }
        Begun begun = process.get();
        return switch (word) {
            case "ns" -> pair(rest, begun.namespaces());
            case "own" -> setting(rest, begun.sysctls());
            default -> open(text -> begun.files().put(rest, text));
        };
    }

    private Optional<String> begin(String rest) {
        int blank = rest.indexOf(' ');
        String pid = blank < 0 ? rest : rest.substring(0, blank);
        if (!pid.matches("[1-9][0-9]{0,9}")) {
            return Optional.of("a process has a pid; here is none");
        }
        process.ifPresent(begun -> processes.add(begun.done()));
        String comm = blank < 0 ? "?" : rest.substring(blank + 1).strip();
        process = Optional.of(new Begun(Long.parseLong(pid), comm, new HashMap<>(), new HashMap<>(), new TreeMap<>()));
        return Optional.empty();
    }

    private Optional<String> open(java.util.function.Consumer<String> keep) {
        StringBuilder text = new StringBuilder();
        block = Optional.of(text);
        endOfBlock = () -> keep.accept(text.toString());
        return Optional.empty();
    }

    private void close() {
        endOfBlock.run();
        endOfBlock = () -> {};
        block = Optional.empty();
    }

    private static Optional<String> setting(String rest, Map<SysctlName, String> into) {
        int blank = rest.indexOf(' ');
        String path = blank < 0 ? rest : rest.substring(0, blank);
        Optional<SysctlName> name = SysctlName.parse("/" + path);
        String value = blank < 0 ? "" : rest.substring(blank + 1).strip().replaceAll("\\s+", " ");
        name.ifPresent(it -> into.merge(it, value, (before, next) -> before + " " + next));
        return name.isPresent() ? Optional.empty() : Optional.of("a sysctl has a path and a value");
    }

    private static Optional<String> pair(String rest, Map<String, String> into) {
        int blank = rest.indexOf(' ');
        if (blank < 1) {
            return Optional.of("two words belong here");
        }
        into.put(rest.substring(0, blank), rest.substring(blank + 1));
        return Optional.empty();
    }

    private static Optional<String> done(Object ignored) {
        return Optional.empty();
    }
}

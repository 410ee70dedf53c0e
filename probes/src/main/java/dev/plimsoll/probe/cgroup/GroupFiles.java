package dev.plimsoll.probe.cgroup;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one group, each read once. A file that is missing (the top group has few of these) and the word {@code max}
 * are both no number; text that is torn or garbled is an exception.
 */
final class GroupFiles {
    /** Version 1 prints "no limit" as the largest number of whole pages. */
    private static final double NO_LIMIT = 0x1p62;

    private final Path directory;
    private final Map<String, Optional<String>> texts = new HashMap<>();

    GroupFiles(Path directory) {
        this.directory = directory;
    }

    /** Quota over period; -1 in version 1 and {@code max} in version 2 are no quota. */
    Optional<Double> cores(int version) throws IOException {
        if (version == 1) {
            return ratio(number("cpu.cfs_quota_us"), number("cpu.cfs_period_us"));
        }
        Optional<String> text = text("cpu.max");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] words = text.get().split(" ", -1);
        if (words.length != 2) {
            throw notUnderstood("cpu.max", text.get());
        }
        return ratio(parse("cpu.max", words[0]), parse("cpu.max", words[1]));
    }

    /** In version 1 nanoseconds, in version 2 microseconds; of all CPUs added up. */
    Optional<Double> throttledSeconds(int version) throws IOException {
        return version == 1
                ? line("cpu.stat", "throttled_time").map(nanos -> nanos / 1e9)
                : line("cpu.stat", "throttled_usec").map(micros -> micros / 1e6);
    }

    Optional<Double> memoryLimit(int version) throws IOException {
        return number(version == 1 ? "memory.limit_in_bytes" : "memory.max").filter(bytes -> bytes < NO_LIMIT);
    }

    Optional<Double> memoryUsed(int version) throws IOException {
        Optional<Double> used = number(version == 1 ? "memory.usage_in_bytes" : "memory.current");
        Optional<Double> givenUpFirst = line("memory.stat", version == 1 ? "total_inactive_file" : "inactive_file");
        return used.map(bytes -> Math.max(0, bytes - givenUpFirst.orElse(0.0)));
    }

    Optional<Double> memoryLeft(int version) throws IOException {
        Optional<Double> limit = memoryLimit(version);
        Optional<Double> used = memoryUsed(version);
        return limit.isEmpty() || used.isEmpty()
                ? Optional.empty()
                : Optional.of(Math.max(0, limit.get() - used.get()));
    }

    /** In version 1 the limit of memory and swap together is tried first, and counts for itself. */
    Optional<Double> memoryHits(int version) throws IOException {
        if (version == 2) {
            return event("memory.events", "max");
        }
        Optional<Double> hits = number("memory.failcnt");
        Optional<Double> withSwap = hitsOf("memory.memsw").filter(more -> hits.orElse(0.0) == 0 || !more.isNaN());
        return hits.map(number -> number + withSwap.orElse(0.0));
    }

    Optional<Double> oomKills(int version) throws IOException {
        return line(version == 1 ? "memory.oom_control" : "memory.events", "oom_kill");
    }

    /** Version 1 counts the sockets of a group only where a limit of theirs was set: any other 0 is no count. */
    Optional<Double> tcpMemory(int version) throws IOException {
        if (version == 2) {
            return line("memory.stat", "sock");
        }
        return tcpMemoryLimit(version).isPresent() ? number("memory.kmem.tcp.usage_in_bytes") : Optional.empty();
    }

    Optional<Double> tcpMemoryLimit(int version) throws IOException {
        return version == 1
                ? number("memory.kmem.tcp.limit_in_bytes").filter(bytes -> bytes < NO_LIMIT)
                : Optional.empty();
    }

    Optional<Double> tcpMemoryHits(int version) throws IOException {
        return version == 1 ? hitsOf("memory.kmem.tcp") : Optional.empty();
    }

    /*
     * Linux 6.18 counts the hits of memory.limit_in_bytes alone, and leaves the other counters at 0 also when their limits
     * were run into. A 0 beside a usage that reached the limit is therefore no count: NaN, so that no sum is one either.
     */
    private Optional<Double> hitsOf(String counter) throws IOException {
        Optional<Double> limit = number(counter + ".limit_in_bytes").filter(bytes -> bytes < NO_LIMIT);
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        boolean reached = number(counter + ".max_usage_in_bytes").orElse(0.0) >= limit.get();
        return number(counter + ".failcnt").map(hits -> hits == 0 && reached ? Double.NaN : hits);
    }

    /** {@code some … total=MICROSECONDS} of a pressure file (Documentation/accounting/psi.rst). */
    Optional<Double> pressureSeconds(String file) throws IOException {
        Optional<String> some = behind(file, "some");
        if (some.isEmpty()) {
            return Optional.empty();
        }
        int total = some.get().lastIndexOf("total=");
        if (total < 0) {
            throw notUnderstood(file, some.get());
        }
        return parse(file, some.get().substring(total + "total=".length())).map(micros -> micros / 1e6);
    }

    /*
     * A limit that was hit is counted where the limit is in NAME.local, and in NAME also in all groups above. Kernels
     * without .local count it where the limit is (memory before Linux 5.2) or where the process is (pids). Hence the local
     * ones where they are: added up along the way, no hit is counted twice.
     */
    Optional<Double> event(String file, String key) throws IOException {
        Optional<Double> local = line(file + ".local", key);
        return local.isPresent() ? local : line(file, key);
    }

    Optional<Double> number(String file) throws IOException {
        Optional<String> text = text(file);
        return text.isEmpty() ? Optional.empty() : parse(file, text.get());
    }

    /** The number behind {@code key} at the start of a line; a key that this kernel does not print is no number. */
    Optional<Double> line(String file, String key) throws IOException {
        Optional<String> digits = behind(file, key);
        return digits.isEmpty() ? Optional.empty() : parse(file, digits.get());
    }

    private Optional<String> behind(String file, String key) throws IOException {
        String start = key + " ";
        List<String> lines = text(file).orElse("").lines().toList();
        return lines.stream()
                .filter(line -> line.startsWith(start))
                .map(line -> line.substring(start.length()))
                .findFirst();
    }

    private Optional<String> text(String file) throws IOException {
        Optional<String> known = texts.get(file);
        if (known == null) {
            known = read(directory.resolve(file));
            texts.put(file, known);
        }
        return known;
    }

    private static Optional<String> read(Path file) throws IOException {
        try {
            String text = Files.readString(file);
            if (!text.endsWith("\n")) {
                throw new FileSystemException(file.toString(), null, "torn");
            }
            return Optional.of(text.strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private Optional<Double> parse(String file, String digits) throws IOException {
        if (digits.equals("max")) {
            return Optional.empty();
        }
        try {
            return Optional.of((double) Long.parseLong(digits));
        } catch (NumberFormatException e) {
            throw new IOException(directory.resolve(file) + " is not a number: " + digits, e);
        }
    }

    private IOException notUnderstood(String file, String text) {
        return new IOException(directory.resolve(file) + " is not understood: " + text);
    }

    private static Optional<Double> ratio(Optional<Double> quota, Optional<Double> period) {
        return quota.isEmpty() || period.isEmpty() || quota.get() < 0 || period.get() <= 0
                ? Optional.empty()
                : Optional.of(quota.get() / period.get());
    }
}

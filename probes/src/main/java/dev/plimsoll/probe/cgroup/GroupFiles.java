package dev.plimsoll.probe.cgroup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The files of one group. A file that is missing (the top group of version 2 has none of these) and the word {@code max}
 * are both no number.
 *
 * @param directory of the group
 */
record GroupFiles(Path directory) {
    /** Version 1 prints "no limit" as the largest number of whole pages. */
    private static final double NO_LIMIT = 0x1p62;

    /** Quota over period; -1 in version 1 and {@code max} in version 2 are no quota. */
    Optional<Double> cores(int version) throws IOException {
        if (version == 1) {
            return ratio(number("cpu.cfs_quota_us"), number("cpu.cfs_period_us"));
        }
        List<String> words =
                text("cpu.max").map(text -> List.of(text.split(" ", -1))).orElse(List.of());
        return words.size() < 2
                ? Optional.empty()
                : ratio(parse("cpu.max", words.get(0)), parse("cpu.max", words.get(1)));
    }

    Optional<Double> memoryLimit(int version) throws IOException {
        return number(version == 1 ? "memory.limit_in_bytes" : "memory.max").filter(bytes -> bytes < NO_LIMIT);
    }

    Optional<Double> memoryUsed(int version) throws IOException {
        Optional<Double> used = number(version == 1 ? "memory.usage_in_bytes" : "memory.current");
        Optional<Double> givenUpFirst = line("memory.stat", version == 1 ? "total_inactive_file" : "inactive_file");
        return used.map(bytes -> Math.max(0, bytes - givenUpFirst.orElse(0.0)));
    }

    Optional<Double> number(String file) throws IOException {
        Optional<String> text = text(file);
        return text.isEmpty() ? Optional.empty() : parse(file, text.get());
    }

    private Optional<Double> line(String file, String key) throws IOException {
        for (String line : text(file).orElse("").lines().toList()) {
            if (line.startsWith(key + " ")) {
                return parse(file, line.substring(key.length() + 1));
            }
        }
        return Optional.empty();
    }

    private Optional<String> text(String file) throws IOException {
        try {
            return Optional.of(Files.readString(directory.resolve(file)).strip());
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

    private static Optional<Double> ratio(Optional<Double> quota, Optional<Double> period) {
        return quota.isEmpty() || period.isEmpty() || quota.get() < 0 || period.get() <= 0
                ? Optional.empty()
                : Optional.of(quota.get() / period.get());
    }
}

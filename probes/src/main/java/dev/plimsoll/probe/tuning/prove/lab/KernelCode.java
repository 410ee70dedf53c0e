package dev.plimsoll.probe.tuning.prove.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which functions the running kernel has, in itself or in modules that are loaded ({@code /proc/kallsyms}, whose names anybody
 * may read). {@code /sys/module} does not tell: it lists what is built in only where that has parameters.
 */
public final class KernelCode {
    private static final Path SYMBOLS = Path.of("/proc/kallsyms");

    private KernelCode() {}

    /** Whether there is a function of this name; not where the symbols cannot be read. */
    public static boolean has(String function) {
        try (BufferedReader symbols = Files.newBufferedReader(SYMBOLS, StandardCharsets.ISO_8859_1)) {
            for (String line = symbols.readLine(); line != null; line = symbols.readLine()) {
                if (isOf(line, function)) {
                    return true;
                }
            }
            return false;
        } catch (IOException unreadable) {
            return false;
        }
    }

    /** {@code ADDRESS TYPE NAME}, then {@code [MODULE]} where it is in one. */
    static boolean isOf(String line, String function) {
        String[] words = line.split("\\s+", -1);
        return words.length > 2 && words[2].equals(function);
    }
}

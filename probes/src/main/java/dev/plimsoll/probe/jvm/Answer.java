package dev.plimsoll.probe.jvm;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM answered to a request. */
public sealed interface Answer {

    /**
     * It did as asked.
     *
     * @param text all that it said
     */
    record Done(String text) implements Answer {
        /** Checks that there is some. */
        public Done {
            Objects.requireNonNull(text);
        }
    }

    /**
     * Where its memory is, as native memory tracking counts it.
     *
     * @param committedBytes of all
     * @param byCategory committed bytes by category ({@code Java Heap}, {@code Thread}, {@code Arena Chunk}, …), in the order
     *     printed
     */
    record NativeMemory(long committedBytes, Map<String, Long> byCategory) implements Answer {
        private static final Pattern TOTAL = Pattern.compile("Total: reserved=\\d+, committed=(\\d+)");
        private static final Pattern CATEGORY =
                Pattern.compile("^-\\s+(\\S[^(]*?) \\(reserved=\\d+, committed=(\\d+)", Pattern.MULTILINE);

        /** Copies, keeping the order. */
        public NativeMemory {
            byCategory = Collections.unmodifiableMap(new LinkedHashMap<>(byCategory));
        }
    }

    /**
     * It did not.
     *
     * @param reason for the person, a line
     */
    record Refused(String reason) implements Answer {
        /** Checks that there is one. */
        public Refused {
            Objects.requireNonNull(reason);
        }
    }

    /** What the text of a program that ended well says. Numbers of native memory must be in bytes. */
    static Answer of(String text) {
        Matcher total = NativeMemory.TOTAL.matcher(text);
        if (text.contains("Native memory tracking is not enabled")) {
            return new Refused("it counts no native memory; start it with -XX:NativeMemoryTracking=summary");
        }
        if (!total.find()) {
            return new Done(text);
        }
        Map<String, Long> byCategory = new LinkedHashMap<>();
        Matcher category = NativeMemory.CATEGORY.matcher(text);
        while (category.find()) {
            byCategory.put(category.group(1), Long.parseLong(category.group(2)));
        }
        return new NativeMemory(Long.parseLong(total.group(1)), byCategory);
    }
}

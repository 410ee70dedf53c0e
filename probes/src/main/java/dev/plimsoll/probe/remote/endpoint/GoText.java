package dev.plimsoll.probe.remote.endpoint;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of Go's {@code net/http/pprof} ({@code runtime/pprof/pprof.go}), of which a number each is wanted. Pure. */
final class GoText {
    private static final Pattern INDEX =
            Pattern.compile("<td[^>]{0,40}>([0-9]{1,18})(?:</td>)?<td><a href=['\"]goroutine\\?debug=1['\"]>");
    private static final Pattern PROFILE = Pattern.compile("\\Agoroutine profile: total ([0-9]{1,18})\\s");

    private GoText() {}

    /** The goroutines that the page of profiles counts: {@code runtime.NumGoroutine()}, which stops nothing. */
    static OptionalLong goroutinesOfIndex(String html) {
        return number(INDEX.matcher(html));
    }

    /** The goroutines of {@code goroutine?debug=1}, for which the program is stopped for a moment. */
    static OptionalLong goroutinesOfProfile(String text) {
        return number(PROFILE.matcher(text));
    }

    /** A number of {@code runtime.MemStats} at the end of {@code heap?debug=1}, e.g. {@code HeapAlloc}. */
    static OptionalLong memory(String heap, String name) {
        String before = "\n# " + name + " = ";
        int at = heap.lastIndexOf(before);
        if (at < 0) {
            return OptionalLong.empty();
        }
        int begin = at + before.length();
        int end = begin;
        while (end < heap.length() && Character.digit(heap.charAt(end), 10) >= 0 && heap.charAt(end) <= '9') {
            end++;
        }
        boolean whole = end > begin && end - begin < 19 && end < heap.length() && heap.charAt(end) == '\n';
        return whole ? OptionalLong.of(Long.parseLong(heap.substring(begin, end))) : OptionalLong.empty();
    }

    private static OptionalLong number(Matcher matcher) {
        return matcher.find() ? OptionalLong.of(Long.parseLong(matcher.group(1))) : OptionalLong.empty();
    }
}

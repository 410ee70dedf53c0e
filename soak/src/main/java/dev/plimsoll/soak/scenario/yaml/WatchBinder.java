package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Nearest;
import dev.plimsoll.soak.scenario.Parsed;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binds whose readings are to be taken: {@code [NAME=]KIND:VALUE}. What is in a VALUE is for whoever reads it. */
final class WatchBinder {
    private static final List<String> KINDS =
            List.of("pid", "port", "name", "cgroup", "container", "probe", "probes", "go", "metrics", "jmx");
    private static final Pattern SUBJECT =
            Pattern.compile("(?<name>[a-z0-9-]{1,64}=)?(?<kind>[a-z]{1,20}):(?<value>[ -~]{0,500}[!-~])");
    private static final Pattern SCRAPE = Pattern.compile("[a-z0-9-]{1,64}=https?://[!-~]{1,500}");
    private static final Pattern SECRET = Pattern.compile("(https?:)?//[^/?#]*@.*");
    private static final Map<String, Pattern> VALUES = Map.of(
            "pid", Pattern.compile("[0-9]{1,9}"),
            "port", Pattern.compile("[0-9]{1,9}"),
            "probe", Pattern.compile("//[^/ ]+:[0-9]{1,5}/(host|[a-z]+:.+)"),
            "probes", Pattern.compile("//[^/ ]+:[0-9]{1,5}/(host|[a-z]+:.+)"),
            "go", Pattern.compile("https?://[^/ ]+/[^ ]*"),
            "metrics", Pattern.compile("https?://[^/ ]+/[^ ]*"));
    private static final Map<String, String> WRONG_VALUES = Map.of(
            "pid", "has no number after pid:; write e.g. pid:4242",
            "port", "has no number after port:; write e.g. port:4242",
            "probe", "names no served probe and subject; write e.g. gateway=probe://192.0.2.7:9909/pid:4242",
            "probes", "names no served probe and subject; write e.g. gateway=probes://127.0.0.1:9909/pid:4242",
            "go", "names no pprof; write e.g. gateway=go:http://192.0.2.7:6060/debug/pprof",
            "metrics", "names no page of metrics; write e.g. gateway=metrics:http://192.0.2.7:9100/metrics");

    private WatchBinder() {}

    static Parsed<String> subject(String text) {
        Matcher subject = SUBJECT.matcher(text);
        if (!subject.matches()) {
            return Parsed.wrong(text, "is nothing to watch; write e.g. pid:4242 or proxy=port:8080");
        }
        String kind = subject.group("kind");
        if (!KINDS.contains(kind)) {
            return Parsed.wrong(text, "has an unknown kind of subject; " + Nearest.hint(kind, KINDS));
        }
        String value = subject.group("value");
        if (SECRET.matcher(value).matches()) {
            return secret(subject.group("name") + kind + ":…");
        }
        Pattern values = VALUES.get(kind);
        if (values != null && !values.matcher(value).matches()) {
            return Parsed.wrong(text, WRONG_VALUES.getOrDefault(kind, "is nothing to watch"));
        }
        boolean needsName = value.indexOf('=') >= 0 && subject.group("name") == null;
        return needsName ? Parsed.wrong(text, "needs a name; write gateway=" + kind + ":…") : Parsed.good(text);
    }

    /** {@code NAME=URL}: another way to write {@code NAME=metrics:URL}, and that is what it gives. */
    static Parsed<String> scrape(String text) {
        int equals = text.indexOf('=');
        if (equals > 0 && SECRET.matcher(text.substring(equals + 1)).matches()) {
            return secret(text.substring(0, equals) + "=…");
        }
        return SCRAPE.matcher(text).matches()
                ? subject(text.substring(0, equals + 1) + "metrics:" + text.substring(equals + 1))
                : Parsed.wrong(
                        text, "is no page of metrics with a name; write e.g. gateway=http://192.0.2.7:9100/metrics");
    }

    /** Where TLS may be spoken to read these: of a probe it is not known before its name is resolved. */
    static boolean mayNeedTls(List<String> watch) {
        return watch.stream().anyMatch(words -> words.matches("([a-z0-9-]+=)?(probes?:|(go|metrics):https:).*"));
    }

    private static Parsed<String> secret(String shown) {
        return Parsed.wrong(shown, "has a name or a password in it, which would be written to files; leave them out");
    }
}

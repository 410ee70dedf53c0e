package dev.plimsoll.soak.cli.tune;

import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.compare.HostResult;
import dev.plimsoll.probe.tuning.compare.LineResult;
import dev.plimsoll.probe.tuning.compare.LineVerdict;
import java.util.List;
import java.util.Locale;

/**
 * Prometheus's text exposition format 0.0.4, for node_exporter's textfile collector. {@code plimsoll_tune_line} is 1 for
 * the verdict that each line has; {@code plimsoll_tune_lines} counts the lines of each verdict, 0 where there is none.
 */
final class CheckTextfile {
    private final Profile profile;
    private final List<HostResult> results;
    private final StringBuilder text = new StringBuilder();

    private CheckTextfile(Profile profile, List<HostResult> results) {
        this.profile = profile;
        this.results = results;
    }

    /** The file's text, ending with a newline. */
    static String of(Profile profile, List<HostResult> results) {
        CheckTextfile file = new CheckTextfile(profile, results);
        file.heading("plimsoll_tune_line", "The verdict on a line of a tuning profile: 1 for the one it has.");
        results.forEach(result -> result.lines().forEach(line -> file.line(result, line)));
        file.heading("plimsoll_tune_lines", "How many lines of a tuning profile have a verdict.");
        results.forEach(file::counts);
        return file.text.toString();
    }

    private void heading(String name, String help) {
        text.append("# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n");
    }

    private void line(HostResult result, LineResult line) {
        text.append("plimsoll_tune_line{" + labels(result));
        label("setting", line.declared().setting().toString());
        label("declared", line.declared().wanted());
        label("verdict", word(line.verdict()));
        text.setLength(text.length() - 1);
        text.append("} 1\n");
    }

    private void counts(HostResult result) {
        for (LineVerdict verdict : LineVerdict.values()) {
            text.append("plimsoll_tune_lines{" + labels(result));
            label("verdict", word(verdict));
            text.setLength(text.length() - 1);
            text.append("} " + result.count(verdict) + "\n");
        }
    }

    private String labels(HostResult result) {
        return "profile=" + quoted(profile.name()) + ",host=" + quoted(result.host()) + ",target="
                + quoted(target(result)) + ",";
    }

    /** The process without its pid, so that a restart begins no new series; with it where two would be the same. */
    private String target(HostResult result) {
        String bare = withoutPid(result);
        long same = results.stream()
                .filter(other ->
                        other.host().equals(result.host()) && withoutPid(other).equals(bare))
                .count();
        return same > 1 ? result.target() : bare;
    }

    private static String withoutPid(HostResult result) {
        return result.target().replaceFirst("^process [0-9]+ \\((.*)\\)$", "$1");
    }

    private void label(String name, String value) {
        text.append(name).append('=').append(quoted(value)).append(',');
    }

    private static String quoted(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }

    private static String word(LineVerdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}

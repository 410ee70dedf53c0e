package dev.plimsoll.probe.tuning.profile;

import dev.plimsoll.probe.tuning.Comparison;
import dev.plimsoll.probe.tuning.Declared;
import dev.plimsoll.probe.tuning.Place;
import dev.plimsoll.probe.tuning.Profile;
import dev.plimsoll.probe.tuning.ResourceLimit;
import dev.plimsoll.probe.tuning.Setting;
import dev.plimsoll.probe.tuning.SysctlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Profiles in YAML: {@code name}, {@code summary} and {@code lines}; all problems at once. */
final class YamlProfile {
    private static final List<String> KEYS = List.of("name", "summary", "lines");
    private static final List<String> LINE_KEYS = List.of("sysctl", "rlimit", "compare", "value", "why");

    private final String file;
    private final Problems problems;
    private final Map<Setting, Integer> seen = new HashMap<>();

    private YamlProfile(String file) {
        this.file = file;
        this.problems = new Problems(file);
    }

    static ProfileResult read(String file, String text) {
        YamlProfile reader = new YamlProfile(file);
        Optional<Profile> profile = YamlTree.read(file, text, reader.problems).map(reader::profile);
        return profile.isPresent() && reader.problems.isEmpty()
                ? new ProfileResult.Accepted(profile.get())
                : new ProfileResult.Rejected(reader.problems.inReadingOrder().stream()
                        .map(Problem::toString)
                        .toList());
    }

    private Profile profile(Node root) {
        Keys keys = Keys.of(root, "a profile", KEYS, problems);
        String name = keys.required("name");
        String summary = keys.optional("summary");
        List<Declared> lines = new ArrayList<>();
        Optional<Node> listing = keys.node("lines");
        if (listing.isEmpty()) {
            keys.missing("lines");
        } else if (listing.get() instanceof SequenceNode sequence
                && !sequence.getValue().isEmpty()) {
            sequence.getValue().forEach(node -> line(node).ifPresent(lines::add));
        } else {
            problems.add(YamlTree.line(listing.get().getStartMark()), "lines: is not a list with a line or more");
        }
        return new Profile(name, summary, lines);
    }

    private Optional<Declared> line(Node node) {
        Keys keys = Keys.of(node, "a line of a profile", LINE_KEYS, problems);
        if (keys.isBroken()) {
            return Optional.empty();
        }
        Optional<Setting> setting = setting(keys);
        Optional<Comparison> comparison = comparison(keys);
        String value = keys.required("value");
        comparison
                .filter(it -> keys.node("value").isPresent())
                .flatMap(it -> it.unfit(value))
                .ifPresent(why -> problems.add(keys.line("value"), "value: " + Problems.quoted(value) + " " + why));
        String why = keys.optional("why");
        setting.ifPresent(it -> once(it, keys));
        return setting.isPresent() && comparison.isPresent() && problems.isEmpty()
                ? Optional.of(
                        new Declared(setting.get(), comparison.get(), value, why, new Place(file, keys.firstLine())))
                : Optional.empty();
    }

    private void once(Setting setting, Keys keys) {
        Integer first = seen.putIfAbsent(setting, keys.firstLine());
        if (first != null) {
            problems.add(keys.firstLine(), setting + " is given twice; first on line " + first);
        }
    }

    private Optional<Setting> setting(Keys keys) {
        Optional<Node> sysctl = keys.node("sysctl");
        Optional<Node> rlimit = keys.node("rlimit");
        if (sysctl.isPresent() == rlimit.isPresent()) {
            problems.add(
                    keys.firstLine(),
                    sysctl.isPresent()
                            ? "names a sysctl and an rlimit; make two lines of it"
                            : "names neither; write sysctl: net.core.somaxconn or rlimit: nofile");
            return Optional.empty();
        }
        return sysctl.isPresent() ? sysctl(keys) : rlimit(keys);
    }

    private Optional<Setting> sysctl(Keys keys) {
        String text = keys.required("sysctl");
        Optional<SysctlName> name = SysctlName.parse(text).filter(it -> !it.isPattern());
        if (name.isEmpty() && keys.isText("sysctl")) {
            problems.add(
                    keys.line("sysctl"),
                    "sysctl: " + Problems.quoted(text) + " is not a name; write e.g. net.core.somaxconn");
        }
        return name.map(Setting.Sysctl::new);
    }

    private Optional<Setting> rlimit(Keys keys) {
        String text = keys.required("rlimit");
        Optional<ResourceLimit> limit = ResourceLimit.of(text);
        if (limit.isEmpty() && keys.isText("rlimit")) {
            problems.add(
                    keys.line("rlimit"),
                    "rlimit: " + Problems.quoted(text) + " is not one; " + Nearest.hint(text, ResourceLimit.words()));
        }
        return limit.map(Setting.Rlimit::new);
    }

    private Optional<Comparison> comparison(Keys keys) {
        if (keys.node("compare").isEmpty()) {
            return Optional.of(Comparison.EQUALS);
        }
        String text = keys.required("compare");
        Optional<Comparison> comparison = Comparison.of(text);
        if (comparison.isEmpty() && keys.isText("compare")) {
            problems.add(
                    keys.line("compare"),
                    "compare: " + Problems.quoted(text) + " is not a comparison; "
                            + Nearest.hint(text, Comparison.allWords()));
        }
        return comparison;
    }

    /** Whether a node is text. */
    static boolean isText(Node node) {
        return node instanceof ScalarNode scalar && !scalar.getValue().isBlank();
    }
}

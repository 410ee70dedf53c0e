package dev.plimsoll.probe.tuning.profile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** The keys of one mapping with their values; what cannot be a key is a problem already. */
final class Keys {
    private final Map<String, Node> values = new LinkedHashMap<>();
    private final Problems problems;
    private final String what;
    private final int firstLine;
    private final boolean broken;

    private Keys(String what, int firstLine, Problems problems, Node node) {
        this.what = what;
        this.firstLine = firstLine;
        this.problems = problems;
        this.broken = !(node instanceof MappingNode);
    }

    /** Those of {@code node}, which ought to be a mapping with no other keys than {@code allowed}. */
    static Keys of(Node node, String what, List<String> allowed, Problems problems) {
        Keys keys = new Keys(what, YamlTree.line(node.getStartMark()), problems, node);
        if (node instanceof MappingNode mapping) {
            mapping.getValue().forEach(tuple -> keys.take(tuple, allowed));
        } else {
            problems.add(keys.firstLine, what + " is keys with values: " + String.join(", ", allowed));
        }
        return keys;
    }

    private void take(NodeTuple tuple, List<String> allowed) {
        Node key = tuple.getKeyNode();
        int line = YamlTree.line(key.getStartMark());
        if (!(key instanceof ScalarNode word)) {
            problems.add(line, "has a key that is not a word");
        } else if (!allowed.contains(word.getValue())) {
            problems.add(
                    line,
                    Problems.quoted(word.getValue()) + " is not a key of " + what + "; "
                            + Nearest.hint(word.getValue(), allowed));
        } else if (values.putIfAbsent(word.getValue(), tuple.getValueNode()) != null) {
            problems.add(line, word.getValue() + " is given twice");
        }
    }

    /** Whether it was no mapping. */
    boolean isBroken() {
        return broken;
    }

    /** The line it begins on. */
    int firstLine() {
        return firstLine;
    }

    /** The line of a key's value, or that of the whole. */
    int line(String key) {
        return node(key).map(node -> YamlTree.line(node.getStartMark())).orElse(firstLine);
    }

    Optional<Node> node(String key) {
        return Optional.ofNullable(values.get(key));
    }

    boolean isText(String key) {
        return node(key).filter(YamlProfile::isText).isPresent();
    }

    /** The text of a key that must be there, in one line; "" and a problem where it is not. */
    String required(String key) {
        if (node(key).isEmpty()) {
            missing(key);
            return "";
        } else if (!isText(key)) {
            problems.add(line(key), key + ": is not text; write a word or a number");
            return "";
        }
        return text(key);
    }

    /** The text of a key that may be left out. */
    String optional(String key) {
        return node(key).isEmpty() ? "" : required(key);
    }

    void missing(String key) {
        if (!broken) {
            problems.add(firstLine, what + " has no " + key + "; write " + key + ": …");
        }
    }

    private String text(String key) {
        return node(key)
                .map(node -> ((ScalarNode) node).getValue().strip().replaceAll("\\s+", " "))
                .orElse("");
    }
}

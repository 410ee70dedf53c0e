package dev.plimsoll.probe.tuning.profile;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** The nodes of one YAML document. */
final class YamlTree {
    /*
     * The composer calls itself for every level, so a text is first read as events, whose parser keeps its stack on the
     * heap: what is too deep, too much or an alias ends the reading there, and the composer never sees it.
     */
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int MOST_LEVELS = 8;
    private static final int MOST_VALUES = 10_000;
    private static final int LONGEST_LINE = 16_384;

    private final Problems problems;
    private int levels;
    private int values;
    private int documents;

    private YamlTree(Problems problems) {
        this.problems = problems;
    }

    /** The root of a text; empty when there is none to go on with, and then there is a problem. */
    static Optional<Node> read(String label, String text, Problems problems) {
        if (text.length() > MOST_CHARACTERS || text.lines().anyMatch(line -> line.length() > LONGEST_LINE)) {
            problems.add(1, "is longer than 1 MiB, or has a line longer than " + LONGEST_LINE + " characters");
            return Optional.empty();
        }
        LoadSettings settings =
                LoadSettings.builder().setLabel(label).setUseMarks(true).build();
        try {
            YamlTree tree = new YamlTree(problems);
            for (Event event : new Parse(settings).parseString(text)) {
                if (!tree.take(event)) {
                    return Optional.empty();
                }
            }
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                problems.add(1, "is empty; a profile has name and lines");
            }
            return root;
        } catch (MarkedYamlEngineException syntax) {
            Optional<Mark> mark = syntax.getProblemMark().or(syntax::getContextMark);
            problems.add(line(mark), "is not YAML: " + oneLine(syntax.getProblem()));
        } catch (YamlEngineException | IllegalArgumentException syntax) {
            // The parser lets an escape beyond Unicode through to Integer.parseInt and Character.toChars.
            problems.add(1, "is not YAML: " + oneLine(String.valueOf(syntax.getMessage())));
        }
        return Optional.empty();
    }

    /** The line a node begins on, from 1. */
    static int line(Optional<Mark> mark) {
        return mark.map(Mark::getLine).orElse(0) + 1;
    }

    private boolean take(Event event) {
        values += event instanceof NodeEvent ? 1 : 0;
        switch (event.getEventId()) {
            case DocumentStart -> documents++;
            case SequenceStart, MappingStart -> levels++;
            case SequenceEnd, MappingEnd -> levels--;
            default -> {
                // Nothing else changes how deep or how many.
            }
        }
        Optional<String> refusal = refusal(event);
        refusal.ifPresent(message -> problems.add(line(event.getStartMark()), message));
        return refusal.isEmpty();
    }

    private Optional<String> refusal(Event event) {
        boolean tagged = (event instanceof ScalarEvent scalar && scalar.getTag().isPresent())
                || (event instanceof CollectionStartEvent start
                        && start.getTag().isPresent());
        if (event.getEventId() == Event.ID.Alias) {
            return Optional.of("has an alias, which is not followed; write the value out");
        } else if (tagged) {
            return Optional.of("has a tag, which is not read; leave it out");
        } else if (documents > 1) {
            return Optional.of("begins a second document; a file is one profile");
        } else if (levels > MOST_LEVELS) {
            return Optional.of("is nested more than " + MOST_LEVELS + " levels deep");
        }
        return values > MOST_VALUES
                ? Optional.of("has more than " + MOST_VALUES + " values; no profile needs so many")
                : Optional.empty();
    }

    private static String oneLine(String text) {
        String quoted = Problems.quoted(text.strip().replaceAll("\\s+", " "));
        return quoted.substring(1, quoted.length() - 1);
    }
}

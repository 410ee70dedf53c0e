package dev.plimsoll.soak.scenario.tree;

import dev.plimsoll.soak.scenario.Parsed;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of one YAML document.
 *
 * <p>Used by one thread, once.
 */
public final class YamlText {
    /*
     * The tree is built from the parser's events and not by the library's composer, because the composer calls itself for
     * every level: 100,000 brackets would end the stack. The parser keeps its own stack on the heap, so the depth can be
     * looked at after each event, and the reading ends at the first one that is too deep. Aliases are refused rather than
     * followed, so that nothing can grow beyond the text.
     */

    /** How deep lists and keys may be nested. */
    public static final int MOST_LEVELS = 64;
    /** How many values one scenario may have. */
    public static final int MOST_VALUES = 10_000;

    private final String file;
    private final Problems problems;
    private final Deque<Open> open = new ArrayDeque<>();
    private Optional<Item> root = Optional.empty();
    private Place last;
    private int documents;
    private int values;

    private YamlText(String file, Problems problems) {
        this.file = file;
        this.problems = problems;
        this.last = new Place.InFile(file, 1, 1);
    }

    /** A list or mapping whose end has not come yet. */
    private static final class Open {
        private final Place place;
        private final Event.ID kind;
        private final List<Item> items = new ArrayList<>();
        private final List<Item.Entry> entries = new ArrayList<>();
        private final Map<String, Place> keys = new HashMap<>();
        private Optional<Item> key = Optional.empty();

        private Open(Place place, Event.ID kind) {
            this.place = place;
            this.kind = kind;
        }

        private Item close() {
            return kind == Event.ID.SequenceStart ? new Item.Listing(items, place) : new Item.Mapping(entries, place);
        }
    }

    /** The tree of a text; empty when there is none to go on with, and then there is a problem. */
    public static Optional<Item> read(String file, String text, Problems problems) {
        int before = problems.reports();
        String bare = Characters.check(file, text, problems);
        if (problems.reports() > before) {
            return Optional.empty();
        }
        YamlText reader = new YamlText(file, problems);
        try {
            LoadSettings settings =
                    LoadSettings.builder().setLabel(file).setUseMarks(true).build();
            for (Event event : new Parse(settings).parseString(bare)) {
                if (!reader.take(event)) {
                    return Optional.empty();
                }
            }
        } catch (MarkedYamlEngineException syntax) {
            reader.report(syntax);
            return Optional.empty();
        } catch (YamlEngineException | IllegalArgumentException syntax) {
            // The parser lets an escape beyond Unicode through to Integer.parseInt and Character.toChars.
            problems.add(
                    reader.last, "is not YAML at or after this line: " + oneLine(String.valueOf(syntax.getMessage())));
            return Optional.empty();
        }
        if (reader.root.isEmpty()) {
            problems.add(
                    reader.place(Optional.empty()), "is empty; a scenario has at least name, connections and phases");
        }
        return reader.root;
    }

    private void report(MarkedYamlEngineException syntax) {
        Optional<Mark> context = syntax.getContextMark();
        Optional<Mark> mark = syntax.getProblemMark().or(() -> context);
        int line = mark.map(Mark::getLine).orElse(0);
        String began = context.map(Mark::getLine)
                .filter(it -> it < line)
                .map(it -> ", in what began on line " + (it + 1))
                .orElse("");
        problems.add(place(mark), "is not YAML: " + oneLine(String.valueOf(syntax.getProblem())) + began);
    }

    /** Takes the next event; false ends the reading, and then there is a problem. */
    private boolean take(Event event) {
        Place place = place(event.getStartMark());
        last = place;
        if (event instanceof NodeEvent) {
            values++;
        }
        if (values > MOST_VALUES) {
            problems.add(place, "has more than " + MOST_VALUES + " values; no scenario needs so many");
            return false;
        }
        build(event, place);
        if (documents > 1) {
            problems.add(place, "begins a second document; a file is one scenario");
            return false;
        }
        if (open.size() > MOST_LEVELS) {
            problems.add(place, "is nested more than " + MOST_LEVELS + " levels deep");
            return false;
        }
        return true;
    }

    private void build(Event event, Place place) {
        switch (event.getEventId()) {
            case DocumentStart -> documents++;
            case Alias -> {
                String name = String.valueOf(((AliasEvent) event).getAlias());
                problems.add(
                        place, Parsed.quoted("*" + name) + " is an alias, which is not followed; write the value out");
                put(new Item.Nothing(place));
            }
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                refuseTag(scalar.getTag(), place);
                put(item(scalar, place));
            }
            case SequenceStart, MappingStart -> {
                refuseTag(((CollectionStartEvent) event).getTag(), place);
                open.push(new Open(place, event.getEventId()));
            }
            case SequenceEnd, MappingEnd -> put(open.pop().close());
            default -> {
                // Ends of documents and of the stream build nothing.
            }
        }
    }

    private void put(Item item) {
        Open parent = open.peek();
        if (parent == null) {
            root = Optional.of(item);
        } else if (parent.kind == Event.ID.SequenceStart) {
            parent.items.add(item);
        } else if (parent.key.isEmpty()) {
            parent.key = Optional.of(item);
        } else {
            Item key = parent.key.get();
            parent.key = Optional.empty();
            putEntry(parent, key, item);
        }
    }

    private void putEntry(Open parent, Item key, Item value) {
        if (!(key instanceof Item.Scalar word)) {
            problems.add(key.place(), "has a key that is not a word");
            return;
        }
        Place first = parent.keys.putIfAbsent(word.text(), key.place());
        if (first == null) {
            parent.entries.add(new Item.Entry(word.text(), key.place(), value));
        } else {
            int line = first instanceof Place.InFile it ? it.line() : 1;
            problems.add(key.place(), Parsed.quoted(word.text()) + " is given twice; first on line " + line);
        }
    }

    private static Item item(ScalarEvent scalar, Place place) {
        String text = scalar.getValue();
        boolean nothing = scalar.isPlain() && (text.isEmpty() || text.equals("~") || text.equals("null"));
        return nothing ? new Item.Nothing(place) : new Item.Scalar(text, place);
    }

    private void refuseTag(Optional<String> tag, Place place) {
        tag.ifPresent(it -> problems.add(place, Parsed.quoted(it) + " is a tag, which is not read; leave it out"));
    }

    private Place place(Optional<Mark> mark) {
        return new Place.InFile(
                file,
                mark.map(Mark::getLine).orElse(0) + 1,
                mark.map(Mark::getColumn).orElse(0) + 1);
    }

    private static String oneLine(String text) {
        String quoted = Parsed.quoted(text.strip().replaceAll("\\s+", " "));
        return quoted.substring(1, quoted.length() - 1);
    }
}

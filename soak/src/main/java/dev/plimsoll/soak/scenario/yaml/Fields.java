package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Nearest;
import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Place;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The values under one section's keys. A value that cannot be read becomes a problem and the key's example stands in for
 * it, so that reading goes on to the next problem; a scenario with a problem never leaves the reader.
 *
 * <p>Used by one thread.
 */
final class Fields {
    private final Item.Mapping mapping;
    private final Section section;
    private final Problems problems;
    private final int reportsBefore;
    private final boolean hasKeys;

    private Fields(Item item, Section section, Problems problems) {
        this.mapping = item instanceof Item.Mapping it ? it : new Item.Mapping(List.of(), item.place());
        this.hasKeys = item instanceof Item.Mapping || item instanceof Item.Nothing;
        this.section = section;
        this.problems = problems;
        this.reportsBefore = problems.reports();
    }

    /** Opens a section; unknown keys are problems. */
    static Fields of(Item item, Section section, Problems problems) {
        Fields fields = new Fields(item, section, problems);
        if (!fields.hasKeys) {
            problems.add(item.place(), section.name(), "takes keys: " + String.join(", ", section.names()));
        }
        for (Item.Entry entry : fields.mapping.entries()) {
            if (section.key(entry.key()).isEmpty()) {
                problems.add(
                        entry.keyPlace(),
                        section.name(),
                        Parsed.quoted(entry.key()) + " is not a key here; "
                                + Nearest.hint(entry.key(), section.names()));
            }
        }
        return fields;
    }

    /** The value of a key, or what leaving it out means; a required key that is missing is a problem. */
    <T> T value(String name, Function<String, Parsed<T>> parser) {
        Section.Key key = key(name);
        Optional<Item> item = item(name);
        if (item.isEmpty() && key.need() == Section.Need.REQUIRED) {
            missing(key);
        }
        return item.flatMap(it -> parse(name, it, parser)).orElseGet(() -> example(key, parser));
    }

    /** The value of a key that may be missing. */
    <T> Optional<T> optional(String name, Function<String, Parsed<T>> parser) {
        return item(name).flatMap(it -> parse(name, it, parser));
    }

    /** What stands under a key; a key with nothing after it is a problem. */
    Optional<Item> item(String name) {
        Optional<Item> item = mapping.get(key(name).name());
        if (item.isPresent() && item.get() instanceof Item.Nothing nothing) {
            problems.add(
                    nothing.place(),
                    name,
                    "has no value; write e.g. " + key(name).example());
            return Optional.empty();
        }
        return item;
    }

    /** Whether the key stands there at all. */
    boolean has(String name) {
        return mapping.get(name).isPresent();
    }

    /** Reports a required key as missing, unless there is no place for keys at all, which has been reported. */
    void missing(Section.Key key) {
        if (!has(key.name()) && hasKeys) {
            problems.add(
                    mapping.place(),
                    section.name(),
                    key.name() + " is missing; write e.g. " + key.name() + ": " + key.example());
        }
    }

    /** Reports that a key's value does not go with something else. */
    void refuse(String name, String message) {
        problems.add(place(name), name, message);
    }

    /** Where a key's value stands, or where the section begins. */
    Place place(String name) {
        return mapping.get(name).map(Item::place).orElse(mapping.place());
    }

    /** Whether no problem has come up since this section was opened. */
    boolean isSound() {
        return problems.reports() == reportsBefore;
    }

    /** One text, as a value. */
    <T> Optional<T> parse(String name, Item item, Function<String, Parsed<T>> parser) {
        if (!(item instanceof Item.Scalar scalar)) {
            problems.add(item.place(), name, "takes one value, not a list or keys");
            return Optional.empty();
        }
        return parser.apply(scalar.text()).match(Optional::of, wrong -> {
            problems.add(item.place(), name, wrong);
            return Optional.empty();
        });
    }

    private Section.Key key(String name) {
        return section.key(name).orElseThrow(() -> new IllegalStateException(section.name() + " has no key " + name));
    }

    private static <T> T example(Section.Key key, Function<String, Parsed<T>> parser) {
        return parser.apply(key.example()).match(it -> it, wrong -> {
            throw new IllegalStateException(key.name() + ": the example is no value: " + wrong);
        });
    }
}

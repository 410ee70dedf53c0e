package dev.plimsoll.soak.scenario.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A value as it stands in a file: text, a list, keys with values, or nothing. */
public sealed interface Item {
    /** Where it begins. */
    Place place();

    /**
     * Text, a number, a word: whatever stands there, taken as it is written.
     *
     * @param text without its quotes
     */
    record Scalar(String text, Place place) implements Item {
        /** Checks that both are there. */
        public Scalar {
            Objects.requireNonNull(text);
            Objects.requireNonNull(place);
        }
    }

    /** A key whose value was left out, {@code ~} or {@code null}. */
    record Nothing(Place place) implements Item {
        /** Checks that it is there. */
        public Nothing {
            Objects.requireNonNull(place);
        }
    }

    /** Values one after another. */
    record Listing(List<Item> items, Place place) implements Item {
        /** Copies the list. */
        public Listing {
            items = List.copyOf(items);
            Objects.requireNonNull(place);
        }

        /** The same with one more at the end. */
        public Listing and(Item item) {
            List<Item> longer = new ArrayList<>(items);
            longer.add(item);
            return new Listing(longer, place);
        }
    }

    /** Values by key, in the order they are written; every key once. */
    record Mapping(List<Entry> entries, Place place) implements Item {
        /** Copies the list. */
        public Mapping {
            entries = List.copyOf(entries);
            Objects.requireNonNull(place);
        }

        /** The value of a key. */
        public Optional<Item> get(String key) {
            return entries.stream()
                    .filter(entry -> entry.key().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        /** The same with another value for a key, or with one more key. */
        public Mapping with(String key, Item value) {
            List<Entry> changed = new ArrayList<>(entries);
            Entry replacement = new Entry(key, value.place(), value);
            for (int index = 0; index < changed.size(); index++) {
                if (changed.get(index).key().equals(key)) {
                    changed.set(index, replacement);
                    return new Mapping(changed, place);
                }
            }
            changed.add(replacement);
            return new Mapping(changed, place);
        }
    }

    /**
     * One key with its value.
     *
     * @param keyPlace where the key begins
     */
    record Entry(String key, Place keyPlace, Item value) {
        /** Checks that all are there. */
        public Entry {
            Objects.requireNonNull(key);
            Objects.requireNonNull(keyPlace);
            Objects.requireNonNull(value);
        }
    }
}

package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Nearest;
import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Item.Listing;
import dev.plimsoll.soak.scenario.tree.Item.Mapping;
import dev.plimsoll.soak.scenario.tree.Item.Scalar;
import dev.plimsoll.soak.scenario.tree.Place;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lays settings over the tree, each value with its setting as the place it was written at, so that binding reports it
 * there.
 *
 * <p>Used by one thread, once.
 */
final class Overrides {
    private static final Pattern PATH =
            Pattern.compile("(?<head>[a-z_]{1,40})(?:\\.(?<key>[a-z_]{1,40}))?(?<more>\\[\\+\\])?");
    private static final List<String> LISTS = List.of("watch", "scrape", "faults", "thresholds");
    private static final List<Section> SECTIONS = List.of(Section.CONNECT, Section.RECONNECT);

    private final Problems problems;
    private final List<Setting> scales = new ArrayList<>();
    private final List<Setting> rates = new ArrayList<>();
    private final List<Setting> stages = new ArrayList<>();
    private Mapping root;

    private Overrides(Mapping root, Problems problems) {
        this.root = root;
        this.problems = problems;
    }

    /**
     * The tree with the settings in it.
     *
     * @param root the whole file
     * @param scales settings that stretch the phases, to apply once they are bound
     * @param rates settings of how fast connections are opened, to apply after those
     * @param stages what replaced the phases; empty if the file's own are still there
     */
    record Overridden(Mapping root, List<Setting> scales, List<Setting> rates, List<Setting> stages) {}

    /** Applies all settings: stages first, for other settings are about the phases they make. */
    static Overridden apply(Mapping root, List<Setting> settings, Problems problems) {
        Overrides overrides = new Overrides(root, problems);
        List<Setting> others = new ArrayList<>();
        for (Setting setting : settings) {
            (setting.path().matches("stages(\\[\\+\\])?") ? overrides.stages : others).add(setting);
        }
        if (!overrides.stages.isEmpty()) {
            overrides.root = Stages.replace(root, overrides.stages, problems);
        }
        others.forEach(overrides::apply);
        return new Overridden(overrides.root, overrides.scales, overrides.rates, overrides.stages);
    }

    private void apply(Setting setting) {
        Matcher path = PATH.matcher(setting.path());
        if (!path.matches()) {
            problems.add(
                    setting.place(),
                    Parsed.quoted(setting.path()) + " is not a setting; write e.g. churn.cycles or connect.deadline");
            return;
        }
        String head = path.group("head");
        Optional<String> key = Optional.ofNullable(path.group("key"));
        if (path.group("more") != null) {
            append(setting, head, key);
        } else if (Section.KIND_NAMES.contains(head)) {
            everyPhase(setting, head, key);
        } else if (SECTIONS.stream().anyMatch(section -> section.name().equals(head))) {
            inner(setting, head, key);
        } else {
            top(setting, head, key);
        }
    }

    private void top(Setting setting, String head, Optional<String> key) {
        if (key.isPresent()) {
            problems.add(
                    setting.place(), Parsed.quoted(head) + " has no keys under it; " + Nearest.hint(head, keyed()));
        } else if (head.equals("scale")) {
            scales.add(setting);
        } else if (head.equals("rate")) {
            rates.add(setting);
            setInPhases("churn", "rate", scalar(setting));
        } else if (head.equals("headers") || LISTS.contains(head)) {
            problems.add(setting.place(), Parsed.quoted(head) + " is a list; add to it with " + head + "[+]");
        } else if (head.equals("phases")) {
            problems.add(
                    setting.place(),
                    "\"phases\" is a list; set stages, or a key of every phase of a kind, such as hold.for");
        } else if (Section.SCENARIO.key(head).isPresent()) {
            root = root.with(head, scalar(setting));
        } else {
            problems.add(setting.place(), Parsed.quoted(head) + " is not a setting; " + Nearest.hint(head, heads()));
        }
    }

    private void inner(Setting setting, String head, Optional<String> key) {
        if (key.isEmpty()) {
            root = root.with(head, scalar(setting));
        } else if (key.get().equals("headers")) {
            problems.add(setting.place(), "\"headers\" is a list; add to it with headers[+]");
        } else {
            Optional<Item> inner = root.get(head);
            Mapping under = inner.isPresent() && inner.get() instanceof Mapping it ? it : empty(setting.place());
            if (inner.isEmpty() || !(inner.get() instanceof Listing)) {
                root = root.with(head, under.with(key.get(), scalar(setting)));
            }
        }
    }

    private void everyPhase(Setting setting, String kind, Optional<String> key) {
        if (key.isEmpty()) {
            List<String> paths = Section.KINDS.stream()
                    .filter(section -> section.name().equals(kind))
                    .flatMap(section -> section.names().stream().map(name -> kind + "." + name))
                    .toList();
            problems.add(
                    setting.place(),
                    Parsed.quoted(kind) + " is a kind of phase; set one of its keys: " + String.join(", ", paths));
        } else if (!setInPhases(kind, key.get(), scalar(setting))) {
            List<String> present = kindsPresent();
            problems.add(
                    setting.place(),
                    "no phase here is a " + kind + "; there are: "
                            + (present.isEmpty() ? "none" : String.join(", ", present)));
        }
    }

    /** Sets a key of every phase of a kind; false when there is no such phase. */
    private boolean setInPhases(String kind, String key, Item value) {
        if (!(root.get("phases").orElse(value) instanceof Listing phases)) {
            return false;
        }
        List<Item> changed = new ArrayList<>();
        boolean any = false;
        for (Item phase : phases.items()) {
            Optional<Item> body = phase instanceof Mapping mapping ? mapping.get(kind) : Optional.empty();
            any |= body.isPresent();
            boolean open = body.isPresent() && (body.get() instanceof Mapping || body.get() instanceof Item.Nothing);
            if (open && phase instanceof Mapping mapping) {
                Mapping under = body.get() instanceof Mapping it ? it : empty(mapping.place());
                changed.add(mapping.with(kind, under.with(key, value)));
            } else {
                changed.add(phase);
            }
        }
        root = root.with("phases", new Listing(changed, phases.place()));
        return any;
    }

    private List<String> kindsPresent() {
        if (!(root.get("phases").orElse(root) instanceof Listing phases)) {
            return List.of();
        }
        return Section.KIND_NAMES.stream()
                .filter(kind -> phases.items().stream()
                        .anyMatch(phase ->
                                phase instanceof Mapping it && it.get(kind).isPresent()))
                .toList();
    }

    private void append(Setting setting, String head, Optional<String> key) {
        boolean headers = List.of("headers[+]", "connect.headers[+]").contains(setting.path());
        if (headers) {
            appendHeader(setting);
        } else if (LISTS.contains(head) && key.isEmpty()) {
            Item list = root.get(head).orElse(new Listing(List.of(), setting.place()));
            Item longer = list instanceof Item.Nothing ? new Listing(List.of(), list.place()) : list;
            if (longer instanceof Listing listing) {
                root = root.with(head, listing.and(scalar(setting)));
            }
        } else {
            problems.add(
                    setting.place(),
                    Parsed.quoted(setting.path())
                            + " is not a list; lists are watch[+], scrape[+], faults[+], thresholds[+], headers[+] and stages[+]");
        }
    }

    private void appendHeader(Setting setting) {
        int colon = setting.value().indexOf(':');
        if (colon < 1) {
            problems.add(setting.place(), "a header is a name, a colon and a value; write e.g. 'X-Room: lobby'");
            return;
        }
        Item connect = root.get("connect").orElse(empty(setting.place()));
        if (connect instanceof Mapping under && under.get("headers").orElse(under) instanceof Mapping) {
            Mapping headers = under.get("headers").map(Mapping.class::cast).orElse(empty(setting.place()));
            String name = setting.value().substring(0, colon).strip();
            Scalar value = new Scalar(setting.value().substring(colon + 1).strip(), setting.place());
            root = root.with("connect", under.with("headers", headers.with(name, value)));
        }
    }

    private static Scalar scalar(Setting setting) {
        return new Scalar(setting.value(), setting.place());
    }

    private static Mapping empty(Place place) {
        return new Mapping(List.of(), place);
    }

    private static List<String> keyed() {
        List<String> keyed = new ArrayList<>(List.of("connect", "reconnect"));
        keyed.addAll(Section.KIND_NAMES);
        return keyed;
    }

    private static List<String> heads() {
        List<String> heads = new ArrayList<>(Section.SCENARIO.names());
        heads.remove("phases");
        heads.addAll(List.of("rate", "scale", "stages", "headers"));
        heads.addAll(Section.KIND_NAMES);
        return heads;
    }
}

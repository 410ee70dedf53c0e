package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Nearest;
import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Quantities;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Binds the list of phases. */
final class PhaseBinder {
    private static final int LEAST_BYTES = 12;
    private static final int MOST_BYTES = 1 << 20;
    private static final Set<String> LATER_ENDINGS = Set.of("idle", "vanish");

    /**
     * A phase with the fields it was read from.
     *
     * @param fields for problems that show only among other phases
     */
    record Bound(Phase phase, Fields fields) {
        Bound with(Phase changed) {
            return new Bound(changed, fields);
        }
    }

    private final Problems problems;
    private final Set<String> given = new HashSet<>();
    private final Set<String> taken = new HashSet<>();

    private PhaseBinder(Problems problems) {
        this.problems = problems;
    }

    /** Binds what stands under {@code phases}. */
    static List<Bound> bind(Item item, Problems problems) {
        if (!(item instanceof Item.Listing listing) || listing.items().isEmpty()) {
            problems.add(item.place(), "phases", "takes a list with one phase or more, e.g. - hold: {for: 10s}");
            return List.of();
        }
        PhaseBinder binder = new PhaseBinder(problems);
        for (Item phase : listing.items()) {
            givenName(phase).ifPresent(binder.taken::add);
        }
        List<Bound> phases = new ArrayList<>();
        for (Item phase : listing.items()) {
            binder.phase(phase).ifPresent(phases::add);
        }
        return phases;
    }

    private static Optional<String> givenName(Item phase) {
        return phase instanceof Item.Mapping mapping && !mapping.entries().isEmpty()
                ? Optional.of(mapping.entries().get(0).value())
                        .filter(Item.Mapping.class::isInstance)
                        .flatMap(body -> ((Item.Mapping) body).get("name"))
                        .filter(Item.Scalar.class::isInstance)
                        .map(name -> ((Item.Scalar) name).text())
                : Optional.empty();
    }

    private Optional<Bound> phase(Item item) {
        if (!(item instanceof Item.Mapping mapping) || mapping.entries().isEmpty()) {
            problems.add(
                    item.place(),
                    "phases",
                    "a phase is a kind with its keys, e.g. hold: {for: 10s}; kinds: "
                            + String.join(", ", Section.KIND_NAMES));
            return Optional.empty();
        }
        Item.Entry first = mapping.entries().get(0);
        String kind = first.key();
        if (!Section.KIND_NAMES.contains(kind)) {
            problems.add(
                    first.keyPlace(),
                    "phases",
                    Parsed.quoted(kind) + " is not a kind of phase; " + Nearest.hint(kind, Section.KIND_NAMES));
            return Optional.empty();
        }
        if (mapping.entries().size() > 1) {
            Item.Entry second = mapping.entries().get(1);
            String mend = Section.KIND_NAMES.contains(second.key())
                    ? "begin the next phase with a dash"
                    : "indent it further";
            problems.add(
                    second.keyPlace(),
                    "phases",
                    Parsed.quoted(second.key()) + " stands beside " + kind + " and not under it; " + mend);
            return Optional.empty();
        }
        return Optional.of(
                switch (kind) {
                    case "ramp" -> ramp(first.value());
                    case "hold" -> hold(first.value());
                    case "traffic" -> traffic(first.value());
                    case "churn" -> churn(first.value());
                    default -> drain(first.value());
                });
    }

    private Bound ramp(Item body) {
        Fields fields = Fields.of(body, Section.RAMP, problems);
        return new Bound(
                new Phase.Ramp(
                        name("ramp", fields),
                        warmup(fields),
                        fields.value("to", Quantities::share),
                        fields.value("over", Quantities::duration)),
                fields);
    }

    private Bound hold(Item body) {
        Fields fields = Fields.of(body, Section.HOLD, problems);
        return new Bound(
                new Phase.Hold(name("hold", fields), warmup(fields), fields.value("for", Quantities::duration)),
                fields);
    }

    private Bound traffic(Item body) {
        Fields fields = Fields.of(body, Section.TRAFFIC, problems);
        return new Bound(
                new Phase.Traffic(
                        name("traffic", fields),
                        warmup(fields),
                        fields.value("for", Quantities::duration),
                        fields.value("rate", Quantities::rate),
                        fields.value("size", PhaseBinder::payload),
                        fields.value("outstanding", text -> Quantities.whole(text, 1, Section.MOST_OUTSTANDING)),
                        fields.value("answer_within", Quantities::duration)),
                fields);
    }

    private Bound churn(Item body) {
        Fields fields = Fields.of(body, Section.CHURN, problems);
        Phase.Churn churn = new Phase.Churn(
                name("churn", fields),
                warmup(fields),
                fields.value("cycles", text -> Quantities.whole(text, 1, Section.MOST_CYCLES)),
                fields.value("block", text -> Quantities.whole(text, 1, Section.MOST_CYCLES)),
                fields.value("rate", PhaseBinder::together),
                fields.value("ending", PhaseBinder::ending));
        if (fields.isSound() && churn.cycles() < churn.block()) {
            fields.refuse(
                    "cycles",
                    churn.cycles() + " is less than one block of " + churn.block() + "; set a smaller block too");
        }
        double seconds = churn.cycles() / churn.perSecond();
        if (fields.isSound() && seconds > Quantities.LONGEST.toSeconds()) {
            fields.refuse("cycles", churn.cycles() + " take more than 30d at this rate; write fewer, or a higher rate");
        }
        return new Bound(churn, fields);
    }

    private Bound drain(Item body) {
        Fields fields = Fields.of(body, Section.DRAIN, problems);
        return new Bound(
                new Phase.Drain(
                        name("drain", fields),
                        warmup(fields),
                        fields.value("to", Quantities::share),
                        fields.value("over", Quantities::duration)),
                fields);
    }

    private String name(String kind, Fields fields) {
        Optional<String> written = fields.optional("name", PhaseBinder::name);
        if (written.isPresent()) {
            String name = written.get();
            if (!given.add(name)) {
                fields.refuse(
                        "name", Parsed.quoted(name) + " is the name of an earlier phase; every name is given once");
            } else if (Section.KIND_NAMES.contains(name) && !name.equals(kind)) {
                fields.refuse("name", Parsed.quoted(name) + " is the word for another kind of phase; choose another");
            }
            return name;
        }
        String name = kind;
        for (int number = 2; !taken.add(name); number++) {
            name = kind + "-" + number;
        }
        return name;
    }

    /** A name of a scenario or a phase. */
    static Parsed<String> name(String text) {
        return text.matches(Section.NAME)
                ? Parsed.good(text)
                : Parsed.wrong(text, "is not a name; write up to 64 of a-z, 0-9 and - inside, e.g. my-soak");
    }

    /** Yes or no. */
    static Parsed<Boolean> trueOrFalse(String text) {
        return switch (text) {
            case "true" -> Parsed.good(true);
            case "false" -> Parsed.good(false);
            default -> Parsed.wrong(text, "is neither; write true or false");
        };
    }

    private static boolean warmup(Fields fields) {
        return fields.value("warmup", PhaseBinder::trueOrFalse);
    }

    private static Parsed<Integer> payload(String text) {
        return Quantities.bytes(text)
                .then(bytes -> bytes >= LEAST_BYTES && bytes <= MOST_BYTES
                        ? Parsed.good(bytes.intValue())
                        : Parsed.wrong(text, "is out of range; write 12B to 1MiB"));
    }

    private static Parsed<Double> together(String text) {
        return text.endsWith("per connection")
                ? Parsed.wrong(text, "counts each connection; a churn's rate is of all together, e.g. 500/s")
                : Quantities.perSecond(text);
    }

    private static Parsed<Phase.Ending> ending(String text) {
        if (LATER_ENDINGS.contains(text)) {
            return Parsed.wrong(
                    text, "is not done yet; this version ends connections with " + String.join(", ", Section.ENDINGS));
        }
        return Arrays.stream(Phase.Ending.values())
                .filter(ending -> ending.label().equals(text))
                .findFirst()
                .map(Parsed::good)
                .orElseGet(() -> Parsed.wrong(text, "is not an ending; " + Nearest.hint(text, Section.ENDINGS)));
    }
}

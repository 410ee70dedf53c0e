package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.Quantities;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Item.Entry;
import dev.plimsoll.soak.scenario.tree.Item.Mapping;
import dev.plimsoll.soak.scenario.tree.Item.Scalar;
import dev.plimsoll.soak.scenario.tree.Place;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns k6's stages into phases: {@code 1m:10000} opens or closes connections evenly for a minute until 10,000 are open,
 * and holds them where that many are open already.
 */
final class Stages {
    private Stages() {}

    /**
     * The tree with phases made from stages, and with the highest stage as {@code connections}.
     *
     * @param stages each with one stage or several, separated by commas
     */
    static Mapping replace(Mapping root, List<Setting> stages, Problems problems) {
        List<Item> phases = new ArrayList<>();
        Place first = stages.get(0).place();
        int open = 0;
        int most = 1;
        Place mostAt = first;
        for (Setting setting : stages) {
            for (String stage : setting.value().split(",", -1)) {
                int colon = stage.indexOf(':');
                Parsed<Integer> to = colon < 0
                        ? Parsed.wrong(stage, "is not a stage; write e.g. 1m:10000")
                        : Quantities.whole(stage.substring(colon + 1).strip(), 0, Share.MOST);
                if (to instanceof Parsed.Good<Integer> target) {
                    String over = stage.substring(0, colon).strip();
                    phases.add(phase(open, target.value(), over, setting.place()));
                    open = target.value();
                    mostAt = open > most ? setting.place() : mostAt;
                    most = Math.max(most, open);
                } else {
                    problems.add(setting.place(), ((Parsed.Wrong<Integer>) to).message());
                }
            }
        }
        if (phases.isEmpty()) {
            return root;
        }
        return root.with("phases", new Item.Listing(phases, first))
                .with("connections", new Scalar(Integer.toString(most), mostAt));
    }

    private static Item phase(int open, int to, String over, Place place) {
        Entry target = new Entry("to", place, new Scalar(Integer.toString(to), place));
        if (to == open) {
            return one("hold", List.of(new Entry("for", place, new Scalar(over, place))), place);
        }
        Entry duration = new Entry("over", place, new Scalar(over, place));
        return one(to > open ? "ramp" : "drain", List.of(target, duration), place);
    }

    private static Item one(String kind, List<Entry> keys, Place place) {
        return new Mapping(List.of(new Entry(kind, place, new Mapping(keys, place))), place);
    }
}

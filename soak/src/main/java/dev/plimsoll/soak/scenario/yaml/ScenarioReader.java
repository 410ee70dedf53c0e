package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.tree.Characters;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Problems;
import dev.plimsoll.soak.scenario.tree.YamlText;
import java.util.List;
import java.util.Optional;

/**
 * Reads scenarios.
 *
 * <p>Settings go before the file. Beside single keys there are three that reshape the phases. {@code stages} (values like
 * {@code 1m:10000}, k6's notation) replaces all of them and makes the highest stage the scenario's {@code connections};
 * the file's thresholds about what is gone with the old phases go too. {@code scale} multiplies the duration of every
 * phase, and the cycles of a churn in whole blocks, at least four where there were so many; rates, deadlines and the
 * {@code after} of thresholds stay. {@code rate}, new connections per second, then sets how long ramps take and how fast
 * churns go. Whatever their order among the settings, stages come first, scale and rate last.
 */
public final class ScenarioReader {
    private ScenarioReader() {}

    /**
     * Reads a scenario.
     *
     * @param fileName what problems call the file
     * @param text YAML, at most 1 MiB
     * @param settings what goes before it, in order; the last for a key wins
     */
    public static ScenarioResult read(String fileName, String text, List<Setting> settings) {
        return read(fileName, text, settings, new Problems());
    }

    /** The same from bytes that ought to be UTF-8. */
    public static ScenarioResult read(String fileName, byte[] bytes, List<Setting> settings) {
        Problems problems = new Problems();
        String text = Characters.decode(fileName, bytes, problems);
        return problems.isEmpty()
                ? read(fileName, text, settings, problems)
                : new ScenarioResult.Rejected(problems.inReadingOrder());
    }

    private static ScenarioResult read(String fileName, String text, List<Setting> settings, Problems problems) {
        Optional<Item> root = YamlText.read(fileName, text, problems);
        if (root.isPresent() && root.get() instanceof Item.Mapping mapping) {
            Overrides.Overridden overridden = Overrides.apply(mapping, settings, problems);
            Scenario scenario = ScenarioBinder.bind(overridden, problems);
            if (problems.isEmpty()) {
                return new ScenarioResult.Accepted(scenario);
            }
        } else {
            root.ifPresent(item ->
                    problems.add(item.place(), "a scenario is keys with values: name, connections, phases and more"));
        }
        return new ScenarioResult.Rejected(problems.inReadingOrder());
    }
}

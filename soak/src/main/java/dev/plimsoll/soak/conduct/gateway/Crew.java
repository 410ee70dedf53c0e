package dev.plimsoll.soak.conduct.gateway;

import dev.plimsoll.probe.remote.RemoteSources;
import dev.plimsoll.probe.watch.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose readings are taken in a run.
 *
 * @param gateway the gateway's process or processes; empty where they are not on this machine or were not found
 * @param all everybody, the gateway first
 */
public record Crew(Optional<Subject> gateway, List<Subject> all) implements AutoCloseable {
    /** The subject's name, in files too. */
    public static final String GATEWAY = "gateway";
    /** The subject's name, in files too. */
    public static final String GENERATOR = "generator";

    private static final Pattern NAMED = Pattern.compile("(?<name>[a-z0-9-]+)=(?<words>.*)");

    /** Copies the list. */
    public Crew {
        all = List.copyOf(all);
    }

    /**
     * Finds everybody.
     *
     * @param gatewayWords how to find the gateway ({@code pid:1}, {@code port:80}); empty where nobody said
     * @param watch further subjects, {@code NAME=pid:1} or {@code pid:1}; one without a name is the gateway if none is yet;
     *     what programs say of themselves is added to the readings of their name
     * @param sources of those that are read over connections
     * @param said told about those that cannot be found
     */
    public static Crew find(
            Optional<String> gatewayWords,
            List<String> watch,
            RemoteSources sources,
            LongSupplier clock,
            Consumer<String> said) {
        Search search = new Search(sources, clock, said);
        gatewayWords.ifPresent(words -> search.find(GATEWAY, words));
        for (String each : watch) {
            Matcher named = NAMED.matcher(each);
            boolean isNamed = named.matches();
            String words = words(each);
            String name = isNamed ? named.group("name") : search.has(GATEWAY) ? words : GATEWAY;
            search.find(name, words);
        }
        Map<String, Subject> found = search.found();
        Optional<Subject> gateway = Optional.ofNullable(found.remove(GATEWAY));
        List<Subject> all = new ArrayList<>();
        gateway.ifPresent(all::add);
        all.add(Subject.self(GENERATOR, clock));
        all.add(Subject.host(clock));
        all.addAll(found.values());
        return new Crew(gateway, all);
    }

    /** How to find a watched subject, without its name. */
    static String words(String watch) {
        Matcher named = NAMED.matcher(watch);
        return named.matches() ? named.group("words") : watch;
    }

    @Override
    public void close() {
        all.forEach(Subject::close);
    }
}

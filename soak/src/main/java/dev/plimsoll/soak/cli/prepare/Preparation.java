package dev.plimsoll.soak.cli.prepare;

import dev.plimsoll.probe.limit.MachineLimits;
import dev.plimsoll.probe.limit.MachineLimitsReader;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.conduct.gateway.Afar;
import dev.plimsoll.soak.conduct.gateway.Protocols;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.choice.TransportChoice.Taken;
import dev.plimsoll.soak.load.transport.choice.Transports;
import dev.plimsoll.soak.plan.PlanResult;
import dev.plimsoll.soak.plan.Planner;
import dev.plimsoll.soak.scenario.Scenario;
import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.scenario.builtin.BuiltIns;
import dev.plimsoll.soak.scenario.tree.Problem;
import dev.plimsoll.soak.scenario.yaml.ScenarioReader;
import dev.plimsoll.soak.scenario.yaml.ScenarioResult;
import dev.plimsoll.soak.scenario.yaml.Setting;
import dev.plimsoll.soak.standin.Faults;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The way from what was typed to a plan, shared by {@code run} and {@code plan}. */
public final class Preparation {
    private static final DateTimeFormatter RUN_TIME =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private static final Set<String> LATER = Set.of("direct");

    private Preparation() {}

    /** The scenario that was asked for. */
    public static Scenario scenario(ScenarioOptions options) {
        List<Setting> settings = options.settings();
        String name = options.scenario();
        Optional<String> builtIn = BuiltIns.text(name);
        ScenarioResult result = builtIn.isPresent()
                ? ScenarioReader.read(name + ".yaml", builtIn.get(), settings)
                : ScenarioReader.read(name, bytes(name), settings);
        return result.match(Preparation::checked, problems -> {
            throw new Stop(
                    ExitCode.USAGE, problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        });
    }

    private static Scenario checked(Scenario scenario) {
        try {
            if (scenario.connecting().tls().ca().isPresent()) {
                Protocols.trust(scenario.connecting().tls());
            }
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, String.valueOf(e.getMessage()));
        }
        return Faults.parse(scenario.faults()).match(understood -> scenario, misunderstood -> {
            throw new Stop(ExitCode.USAGE, String.join("\n", misunderstood.problems()));
        });
    }

    /** The transport of this word, which works here. */
    public static Taken transport(String word) {
        return Transports.choose(word)
                .match(
                        taken -> taken,
                        unavailable -> {
                            throw new Stop(
                                    ExitCode.REFUSED,
                                    "--transport " + word + " does not work on this machine: " + unavailable.reason()
                                            + "\nwrite --transport auto");
                        },
                        unknown -> {
                            String which =
                                    LATER.contains(word) ? "not yet in this version" : "there is none of this name";
                            String words = String.join(", ", Transports.words());
                            throw new Stop(
                                    ExitCode.USAGE, "--transport " + word + ": " + which + "; write one of " + words);
                        });
    }

    /** The plan for it on this machine, or the refusal. */
    public static PlanResult plan(Scenario scenario, Taken transport, List<String> typed) {
        MachineLimits limits = MachineLimitsReader.read();
        String run = RUN_TIME.format(Instant.now()) + "-" + scenario.name();
        Planner.Identity identity = new Planner.Identity(
                run, Environment.version(), Environment.gather(limits, scenario, transport, typed));
        return new Planner(limits, identity).plan(scenario);
    }

    /** The addresses that may be connected to. */
    public static Reach reach(ScenarioOptions options) {
        try {
            return Reach.of(options.allowRemote());
        } catch (IllegalArgumentException e) {
            throw new Stop(ExitCode.USAGE, "--allow-remote: " + e.getMessage());
        }
    }

    /** Refuses a target that nobody has allowed. */
    public static void checkReach(Optional<Target> target, Reach reach) {
        if (target.isEmpty()) {
            return;
        }
        InetSocketAddress address =
                new InetSocketAddress(target.get().host(), target.get().port());
        if (address.isUnresolved()) {
            throw new Stop(ExitCode.USAGE, "the name " + target.get().host() + " has no address");
        }
        if (!reach.allows(address)) {
            String literal = address.getAddress().getHostAddress();
            throw new Stop(
                    ExitCode.REFUSED,
                    literal + " is not on this machine; if it is yours to load, add --allow-remote " + literal);
        }
    }

    /** Refuses to watch over connections what nobody has allowed, what has no address, and served probes without a token. */
    public static void checkWatched(Scenario scenario, Reach reach, Map<String, String> environment) {
        try {
            Afar.check(scenario, reach, environment);
        } catch (IllegalArgumentException e) {
            throw new Stop(ExitCode.USAGE, "watch: " + e.getMessage());
        } catch (IOException e) {
            throw new Stop(ExitCode.REFUSED, "watch: " + e.getMessage());
        }
    }

    private static byte[] bytes(String file) {
        Path path = Path.of(file);
        if (!Files.isRegularFile(path)) {
            throw new Stop(
                    ExitCode.USAGE,
                    "there is no scenario and no file \"" + file + "\"; built in are "
                            + String.join(", ", BuiltIns.names()));
        }
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new Stop(ExitCode.USAGE, file + " cannot be read: " + e.getMessage());
        }
    }
}

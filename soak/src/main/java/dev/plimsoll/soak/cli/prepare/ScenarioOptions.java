package dev.plimsoll.soak.cli.prepare;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.load.transport.choice.Transports;
import dev.plimsoll.soak.scenario.yaml.Setting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code run} and {@code plan} are told about the scenario. Every option is a setting that goes before the file's. */
public final class ScenarioOptions {
    /** What {@code --transport} takes, for people. */
    public static final String TRANSPORT_HELP =
            "auto, epoll, io_uring or nio (default: auto, which is epoll where there is one).";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "SCENARIO",
            defaultValue = "quick",
            description = "A built-in scenario or a YAML file (default: quick).")
    private String scenario = "quick";

    @Option(
            names = "--target",
            paramLabel = "URI",
            description =
                    "The gateway, e.g. ws://127.0.0.1:8080/ws, wss://… or tcp://127.0.0.1:7000. Without it a stand-in is started.")
    private @Nullable String target;

    @Option(names = "--connections", paramLabel = "N", description = "How many connections, e.g. 5000.")
    private @Nullable String connections;

    @Option(
            names = "--rate",
            paramLabel = "N/s",
            description = "New connections per second in ramps and churns, e.g. 500/s.")
    private @Nullable String rate;

    @Option(names = "--hold", paramLabel = "TIME", description = "How long hold phases last, e.g. 30s.")
    private @Nullable String hold;

    @Option(
            names = "--stage",
            paramLabel = "TIME:N",
            description = "Replaces the phases by ramps, k6's notation, repeatable: --stage 1m:10000 --stage 30s:0.")
    private List<String> stages = new ArrayList<>();

    @Option(names = "--scale", paramLabel = "X", description = "Multiplies all durations, e.g. 0.1.")
    private @Nullable String scale;

    @Option(
            names = "--set",
            paramLabel = "PATH=VALUE",
            description = "Any other setting, repeatable, e.g. --set traffic.rate=5000/s --set churn.block=500.")
    private List<String> set = new ArrayList<>();

    @Option(
            names = "--protocol",
            paramLabel = "NAME",
            description = "tcp or ws; the target's scheme decides where it is given.")
    private @Nullable String protocol;

    @Option(names = "--transport", paramLabel = "NAME", defaultValue = Transports.AUTO, description = TRANSPORT_HELP)
    private String transport = Transports.AUTO;

    @Option(
            names = "--watch",
            paramLabel = "SUBJECT",
            description =
                    "Whose readings to take, repeatable: pid:4242, port:8080, name:nginx, proxy=port:8081; on another host gateway=probe://HOST:PORT/pid:4242 (see: plimsoll probe --help), gateway=go:http://HOST:PORT/debug/pprof. The first without a name is the gateway.")
    private List<String> watch = new ArrayList<>();

    @Option(
            names = "--scrape",
            paramLabel = "NAME=URL",
            description =
                    "A page of metrics to read beside NAME's readings, repeatable: gateway=http://127.0.0.1:9100/metrics, and #rooms,users for metrics by name.")
    private List<String> scrape = new ArrayList<>();

    @Option(
            names = "--threshold",
            paramLabel = "'METRIC: EXPR'",
            description =
                    "What must hold, repeatable, e.g. --threshold 'connection_duration: p(95) < 5s'. See: plimsoll metrics.")
    private List<String> thresholds = new ArrayList<>();

    @Option(names = "--seed", paramLabel = "HEX", description = "What all randomness comes from, e.g. 7f3a.")
    private @Nullable String seed;

    @Option(
            names = "--source-addresses",
            paramLabel = "A-B",
            description = "Where connections come from: auto, 127.0.0.2-127.0.0.9, or 127.0.0.2,127.0.0.3.")
    private @Nullable String sourceAddresses;

    @Option(
            names = "--header",
            paramLabel = "'K: V'",
            description = "An HTTP header of the handshake, repeatable; its value is written to no file.")
    private List<String> headers = new ArrayList<>();

    @Option(names = "--origin", paramLabel = "URI", description = "The Origin header of the handshake.")
    private @Nullable String origin;

    @Option(names = "--subprotocol", paramLabel = "NAME", description = "The WebSocket subprotocol to ask for.")
    private @Nullable String subprotocol;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "PEM certificates by which a wss:// gateway is trusted, instead of the JDK's.")
    private @Nullable String ca;

    @Option(names = "--insecure", description = "Accepts any certificate of a wss:// gateway.")
    private boolean insecure;

    @Option(
            names = "--standin-fault",
            paramLabel = "NAME[=RATE]",
            description =
                    "Orders the stand-in to misbehave, repeatable, e.g. leak-fd=0.1. See: plimsoll standin --help.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--allow-remote",
            paramLabel = "CIDR",
            description = "Addresses beyond loopback that are yours to load, repeatable, e.g. 10.1.0.0/16.")
    private List<String> allowRemote = new ArrayList<>();

    /** A built-in name or a file. */
    public String scenario() {
        return scenario;
    }

    /** The word for the transport, as typed; {@code auto} if none was. */
    public String transport() {
        return transport;
    }

    /** Networks beyond loopback that may be connected to, as typed. */
    public List<String> allowRemote() {
        return allowRemote;
    }

    /** All options as settings, in an order in which they can be applied. */
    public List<Setting> settings() {
        if (target != null && !faults.isEmpty()) {
            throw new Stop(ExitCode.USAGE, "--standin-fault is an order to the stand-in, and --target leaves it out");
        }
        List<Setting> settings = new ArrayList<>();
        add(settings, "--protocol", "protocol", protocol == null ? scheme(target) : protocol);
        add(settings, "--target", "target", target);
        add(settings, "--connections", "connections", connections);
        add(settings, "--seed", "seed", seed);
        add(settings, "--origin", "connect.origin", origin);
        add(settings, "--subprotocol", "connect.subprotocol", subprotocol);
        add(settings, "--ca", "connect.ca", ca);
        if (insecure) {
            settings.add(new Setting("--insecure", "connect.insecure", "true"));
        }
        add(settings, "--source-addresses", "connect.sources", sourceAddresses);
        each(settings, "--stage", "stages[+]", stages);
        add(settings, "--hold", "hold.for", hold);
        for (String assignment : set) {
            int equals = assignment.indexOf('=');
            if (equals < 1) {
                throw new Stop(
                        ExitCode.USAGE, "--set " + assignment + ": write PATH=VALUE, e.g. --set traffic.rate=5000/s");
            }
            String path = assignment.substring(0, equals);
            settings.add(new Setting("--set " + assignment, path, assignment.substring(equals + 1)));
        }
        add(settings, "--rate", "rate", rate);
        add(settings, "--scale", "scale", scale);
        each(settings, "--watch", "watch[+]", watch);
        each(settings, "--scrape", "scrape[+]", scrape);
        each(settings, "--threshold", "thresholds[+]", thresholds);
        headers.forEach(header -> settings.add(new Setting("--header", "headers[+]", header))); // a value may be secret
        each(settings, "--standin-fault", "faults[+]", faults);
        return settings;
    }

    private static @Nullable String scheme(@Nullable String target) {
        String scheme = target == null || !target.contains("://") ? "" : target.substring(0, target.indexOf("://"));
        return Map.of("tcp", "tcp", "ws", "ws", "wss", "ws").get(scheme);
    }

    private static void each(List<Setting> settings, String option, String path, List<String> values) {
        values.forEach(value -> add(settings, option, path, value));
    }

    private static void add(List<Setting> settings, String option, String path, @Nullable String value) {
        if (value != null) {
            String shown = value.replaceAll("//[^/?#]*@", "//…@"); // a password typed by mistake is not repeated
            settings.add(new Setting(option + " " + shown, path, value));
        }
    }
}

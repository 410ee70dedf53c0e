package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Quantities;
import dev.plimsoll.soak.scenario.Share;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The keys that may stand together in a scenario's file. Binding, messages about unknown keys, settings and the JSON
 * Schema all read this one table.
 *
 * @param name the key the section stands under; {@code scenario} for the file as a whole
 * @param keys in the order they are listed to people
 */
record Section(String name, List<Key> keys) {
    /** Names of scenarios and phases. */
    static final String NAME = "[a-z0-9]([a-z0-9-]{0,62}[a-z0-9])?";
    /** The most messages one connection may have unanswered. */
    static final int MOST_OUTSTANDING = 64;
    /** The most cycles of one churn. */
    static final int MOST_CYCLES = 1_000_000_000;
    /** The words for how a churn's connections are closed. */
    static final List<String> ENDINGS =
            Arrays.stream(Phase.Ending.values()).map(Phase.Ending::label).toList();

    /** What connections can speak. */
    static final List<String> PROTOCOLS = List.of("tcp", "ws");
    /** What can be done when the machine is too small. */
    static final List<String> FITS = List.of("refuse", "shrink");

    private static final String TEXT = "{\"type\":\"string\"}";
    private static final String YES_OR_NO = "{\"type\":\"boolean\"}";
    private static final String DURATION = pattern(Quantities.DURATION);
    private static final String DURATION_OR_NEVER = pattern("never|" + Quantities.DURATION);
    private static final String RATE = pattern(Quantities.RATE);
    private static final String SHARE =
            "{\"anyOf\":[" + pattern(Quantities.PERCENT) + "," + whole(0, Share.MOST) + "]}";
    private static final String NAME_TEXT = pattern(NAME);

    private static final Key PHASE_NAME = Key.optional(
            "name", "plateau", NAME_TEXT, "how thresholds and reports call the phase; its kind's word if left out");
    private static final Key WARMUP =
            Key.or("warmup", "false", YES_OR_NO, "whether thresholds and costs leave the phase out");

    /** Opens connections. */
    static final Section RAMP = new Section(
            "ramp",
            List.of(
                    Key.or("to", "100%", SHARE, "how many connections are open at the end"),
                    Key.required("over", "10s", DURATION, "how long it takes"),
                    WARMUP,
                    PHASE_NAME));
    /** Keeps connections. */
    static final Section HOLD =
            new Section("hold", List.of(Key.required("for", "10s", DURATION, "how long"), WARMUP, PHASE_NAME));
    /** Sends messages. */
    static final Section TRAFFIC = new Section(
            "traffic",
            List.of(
                    Key.required("for", "15s", DURATION, "how long messages are sent"),
                    Key.required(
                            "rate",
                            "2000/s",
                            pattern(Quantities.RATE + "( per connection)?"),
                            "messages of all connections together, or of each: 1/s per connection"),
                    Key.or("size", "64B", pattern(Quantities.SIZE), "one message's payload, 12B to 1MiB"),
                    Key.or(
                            "outstanding",
                            "1",
                            whole(1, MOST_OUTSTANDING),
                            "how many messages of one connection may be unanswered"),
                    Key.or("answer_within", "5s", DURATION, "an answer after this long is late"),
                    WARMUP,
                    PHASE_NAME));
    /** Opens and closes connections. */
    static final Section CHURN = new Section(
            "churn",
            List.of(
                    Key.required("cycles", "3000", whole(1, MOST_CYCLES), "how many connections in all"),
                    Key.or(
                            "block",
                            "500",
                            whole(1, MOST_CYCLES),
                            "how many between two quiet points, at which leaks are looked for"),
                    Key.required("rate", "500/s", RATE, "how many are begun in a second"),
                    Key.or("ending", "clean", words(ENDINGS), "how each is closed"),
                    WARMUP,
                    PHASE_NAME));
    /** Closes connections. */
    static final Section DRAIN = new Section(
            "drain",
            List.of(
                    Key.or("to", "0", SHARE, "how many connections are left at the end"),
                    Key.required("over", "3s", DURATION, "how long it takes"),
                    WARMUP,
                    PHASE_NAME));
    /** The kinds of phases. */
    static final List<Section> KINDS = List.of(RAMP, HOLD, TRAFFIC, CHURN, DRAIN);
    /** Their words. */
    static final List<String> KIND_NAMES = KINDS.stream().map(Section::name).toList();

    /** How connections are made. */
    static final Section CONNECT = new Section(
            "connect",
            List.of(
                    Key.or("deadline", "10s", DURATION, "from the intended moment to the answered opening"),
                    Key.or(
                            "sources",
                            "auto",
                            "{\"anyOf\":[" + TEXT + ",{\"type\":\"array\",\"items\":" + TEXT + "}]}",
                            "addresses to connect from: auto, a list, or a range such as 127.0.0.2-127.0.0.9"),
                    Key.optional(
                            "headers",
                            "{X-Room: lobby}",
                            "{\"type\":\"object\",\"additionalProperties\":{\"type\":[\"string\",\"number\",\"boolean\"]}}",
                            "HTTP headers of the opening"),
                    Key.optional("origin", "http://127.0.0.1", TEXT, "the Origin header"),
                    Key.optional("subprotocol", "chat", TEXT, "the WebSocket subprotocol to ask for"),
                    Key.optional(
                            "ca",
                            "ca.pem",
                            TEXT,
                            "PEM certificates that a wss gateway is trusted by, instead of the JDK's; beside this file"),
                    Key.or("insecure", "false", YES_OR_NO, "whether any certificate of a wss gateway is accepted")));
    /** What to do for lost connections. */
    static final Section RECONNECT = new Section(
            "reconnect",
            List.of(
                    Key.or("rate", "500/s", RATE, "the most attempts in a second, all connections together"),
                    Key.or("backoff", "100ms", DURATION, "the wait before a connection's first attempt"),
                    Key.or("backoff_most", "5s", DURATION, "where the doubling of the wait ends")));
    /** A threshold that can end the run. */
    static final Section THRESHOLD = new Section(
            "threshold",
            List.of(
                    Key.required("threshold", "connections_lost: count == 0", TEXT, "metric: figure sign bound"),
                    Key.or("abort", "false", YES_OR_NO, "whether the run ends when it breaks"),
                    Key.optional("after", "1m", DURATION, "not before so long")));
    /** The whole file. */
    static final Section SCENARIO = new Section(
            "scenario",
            List.of(
                    Key.required("name", "my-scenario", NAME_TEXT, "part of the run's folder name"),
                    Key.or("summary", "", TEXT, "one sentence"),
                    Key.or("protocol", "ws", words(PROTOCOLS), "what the connections speak"),
                    Key.optional(
                            "target",
                            "ws://127.0.0.1:8080/ws",
                            pattern("(tcp|wss?)://\\S+"),
                            "the gateway; a stand-in of our own if left out"),
                    Key.required("connections", "10000", whole(1, Share.MOST), "what percentages in phases refer to"),
                    Key.or(
                            "seed",
                            "1",
                            "{\"anyOf\":[{\"type\":\"string\",\"pattern\":\"^[0-9a-fA-F]{1,16}$\"},{\"type\":\"number\"}]}",
                            "1 to 16 hexadecimal digits, from which all randomness comes"),
                    Key.or("fit", "refuse", words(FITS), "what to do when the machine is too small"),
                    Key.or(
                            "host_share",
                            "50%",
                            pattern(Quantities.PERCENT),
                            "the share of a host-wide table's free room that the run may take"),
                    Key.or(
                            "heartbeat",
                            "never",
                            DURATION_OR_NEVER,
                            "how often each connection proves that it is alive"),
                    Key.optional("connect", "{deadline: 10s}", reference(CONNECT), "how connections are made"),
                    Key.optional(
                            "reconnect",
                            "{rate: 500/s}",
                            "{\"anyOf\":[{\"const\":\"never\"}," + reference(RECONNECT) + "]}",
                            "what to do for lost connections; they stay lost if left out"),
                    Key.required("phases", "[...]", listOf("phase"), "what happens, in order"),
                    Key.optional("thresholds", "[...]", listOf("thresholdItem"), "what must hold for the run to pass"),
                    Key.optional(
                            "watch", "[pid:4242]", strings(), "what to read beside the gateway: [NAME=]KIND:VALUE"),
                    Key.optional(
                            "scrape",
                            "[gateway=http://127.0.0.1:9100/metrics]",
                            strings(),
                            "pages of metrics to read: NAME=URL, with #ONE,ANOTHER for metrics by name"),
                    Key.optional("faults", "[leak-fd=0.1]", strings(), "how the stand-in misbehaves: NAME[=VALUE]")));

    /** All sections that stand under a key. */
    static final List<Section> INNER = List.of(CONNECT, RECONNECT, RAMP, HOLD, TRAFFIC, CHURN, DRAIN, THRESHOLD);

    Section {
        keys = List.copyOf(keys);
    }

    /** What it means to leave a key out. */
    enum Need {
        /** It cannot be. */
        REQUIRED,
        /** Its example is taken. */
        DEFAULT,
        /** There is none. */
        OPTIONAL
    }

    /**
     * A key.
     *
     * @param example a valid value; for {@link Need#DEFAULT} the one that is taken
     * @param schema what JSON Schema says of its value
     * @param meaning a few words
     */
    record Key(String name, Need need, String example, String schema, String meaning) {
        private static Key required(String name, String example, String schema, String meaning) {
            return new Key(name, Need.REQUIRED, example, schema, meaning);
        }

        private static Key or(String name, String example, String schema, String meaning) {
            return new Key(name, Need.DEFAULT, example, schema, meaning);
        }

        private static Key optional(String name, String example, String schema, String meaning) {
            return new Key(name, Need.OPTIONAL, example, schema, meaning);
        }
    }

    /** The names of its keys. */
    List<String> names() {
        return keys.stream().map(Key::name).toList();
    }

    /** The key of this name. */
    Optional<Key> key(String name) {
        return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    private static String pattern(String pattern) {
        return "{\"type\":\"string\",\"pattern\":\"^(" + pattern.replace("\\", "\\\\") + ")$\"}";
    }

    private static String whole(int least, int most) {
        return "{\"type\":\"integer\",\"minimum\":" + least + ",\"maximum\":" + most + "}";
    }

    private static String words(List<String> words) {
        return "{\"enum\":[\"" + String.join("\",\"", words) + "\"]}";
    }

    private static String reference(Section section) {
        return "{\"$ref\":\"#/$defs/" + section.name() + "\"}";
    }

    private static String listOf(String definition) {
        return "{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/" + definition + "\"}}";
    }

    private static String strings() {
        return "{\"type\":\"array\",\"items\":" + TEXT + "}";
    }
}

package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Connecting;
import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.Quantities;
import dev.plimsoll.soak.scenario.Target;
import dev.plimsoll.soak.scenario.tree.Item;
import dev.plimsoll.soak.scenario.tree.Place;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Binds {@code connect} and {@code reconnect}. */
final class ConnectBinder {
    private static final int MOST_SOURCES = 4096;
    private static final int LONGEST_HEADER = 8192;
    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(BYTE + "\\." + BYTE + "\\." + BYTE + "\\." + BYTE);
    private static final Pattern IPV6 = Pattern.compile("(?=.*:.*:)[0-9A-Fa-f:.]{2,45}");
    /** A token of HTTP, RFC 9110 §5.6.2. */
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]{1,128}");

    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x20-\\x7E]*");
    private static final Pattern ORIGIN = Pattern.compile("[!-~]{1,2048}");
    private static final String ONLY_WITH_TLS = "is about TLS; write a target that begins with wss://, or leave it out";
    private static final Set<String> OURS =
            Set.of("connection", "upgrade", "content-length", "transfer-encoding", "origin", "sec-websocket-protocol");

    private ConnectBinder() {}

    /** Binds both; a section that is missing has nothing but defaults. */
    static Connecting bind(Fields scenario, Optional<Target> target, List<String> watch, Problems problems) {
        Item nothing = new Item.Nothing(scenario.place("connect"));
        Fields connect = Fields.of(scenario.item("connect").orElse(nothing), Section.CONNECT, problems);
        return new Connecting(
                connect.value("deadline", Quantities::duration),
                sources(connect, problems),
                scenario.item("reconnect").flatMap(item -> reconnect(item, problems)),
                headers(connect, problems),
                connect.optional("origin", ConnectBinder::origin),
                connect.optional("subprotocol", ConnectBinder::token),
                tls(connect, scenario, target, watch));
    }

    private static Connecting.Tls tls(Fields connect, Fields scenario, Optional<Target> target, List<String> watch) {
        Connecting.Tls tls = new Connecting.Tls(
                connect.optional("ca", ConnectBinder::file).map(file -> beside(connect.place("ca"), file)),
                connect.value("insecure", PhaseBinder::trueOrFalse));
        boolean unread = target.isEmpty() && scenario.has("target"); // and reported
        if (!unread && target.filter(Target::hasTls).isEmpty() && !WatchBinder.mayNeedTls(watch)) {
            tls.ca().ifPresent(file -> connect.refuse("ca", ONLY_WITH_TLS));
            if (tls.insecure()) {
                connect.refuse("insecure", ONLY_WITH_TLS);
            }
        }
        return tls;
    }

    /** A file that a scenario's file names lies beside that; one that a person types, where they are. */
    private static String beside(Place place, String file) {
        return place instanceof Place.InFile it
                ? Path.of(it.file()).resolveSibling(file).toString()
                : file;
    }

    private static Parsed<String> file(String text) {
        return text.isBlank() || text.indexOf('\0') >= 0
                ? Parsed.wrong(text, "is not a file; write e.g. ca.pem")
                : Parsed.good(text);
    }

    private static Optional<Connecting.Reconnect> reconnect(Item item, Problems problems) {
        if (item instanceof Item.Scalar scalar && scalar.text().equals("never")) {
            return Optional.empty();
        }
        Fields fields = Fields.of(item, Section.RECONNECT, problems);
        Connecting.Reconnect reconnect = new Connecting.Reconnect(
                fields.value("rate", Quantities::perSecond),
                fields.value("backoff", Quantities::duration),
                fields.value("backoff_most", Quantities::duration));
        if (fields.isSound() && reconnect.longestBackoff().compareTo(reconnect.firstBackoff()) < 0) {
            fields.refuse("backoff_most", "is shorter than the first back-off; write the same or more");
        }
        return Optional.of(reconnect);
    }

    private static List<String> sources(Fields connect, Problems problems) {
        Optional<Item> item = connect.item("sources");
        if (item.isEmpty() || !(item.get() instanceof Item.Listing listing)) {
            return connect.value("sources", ConnectBinder::sources);
        }
        List<String> addresses = new ArrayList<>();
        for (Item each : listing.items()) {
            connect.parse("sources", each, ConnectBinder::address).ifPresent(addresses::add);
        }
        if (listing.items().isEmpty() || listing.items().size() > MOST_SOURCES) {
            problems.add(listing.place(), "sources", "takes 1 to " + MOST_SOURCES + " addresses, or the word auto");
        }
        return addresses;
    }

    /** {@code auto}, {@code A-B} or {@code A,B}. */
    private static Parsed<List<String>> sources(String text) {
        if (text.equals("auto")) {
            return Parsed.good(List.of());
        }
        if (text.indexOf('-') > 0) {
            return range(text);
        }
        List<String> addresses = new ArrayList<>();
        for (String each : text.split(",", MOST_SOURCES + 1)) {
            Parsed<String> address = address(each.strip());
            if (address instanceof Parsed.Wrong<String> wrong) {
                return new Parsed.Wrong<>(wrong.message());
            }
            addresses.add(each.strip());
        }
        return Parsed.good(addresses);
    }

    private static Parsed<List<String>> range(String text) {
        int dash = text.indexOf('-');
        Matcher first = IPV4.matcher(text.substring(0, dash).strip());
        Matcher last = IPV4.matcher(text.substring(dash + 1).strip());
        if (!first.matches() || !last.matches()) {
            return Parsed.wrong(text, "is not a range of addresses; write e.g. 127.0.0.2-127.0.0.9");
        }
        long from = number(first);
        long to = number(last);
        if (to < from || to - from >= MOST_SOURCES) {
            return Parsed.wrong(
                    text, "is a range of no or too many addresses; 1 to " + MOST_SOURCES + ", the lower one first");
        }
        List<String> addresses = new ArrayList<>();
        for (long address = from; address <= to; address++) {
            addresses.add(String.format(
                    Locale.ROOT,
                    "%d.%d.%d.%d",
                    address >> 24,
                    (address >> 16) & 0xFF,
                    (address >> 8) & 0xFF,
                    address & 0xFF));
        }
        return Parsed.good(addresses);
    }

    private static long number(Matcher address) {
        long number = 0;
        for (int group = 1; group <= 4; group++) {
            number = number << 8 | Long.parseLong(address.group(group));
        }
        return number;
    }

    private static Parsed<String> address(String text) {
        boolean known = IPV4.matcher(text).matches() || IPV6.matcher(text).matches();
        return known ? Parsed.good(text) : Parsed.wrong(text, "is not an address; write e.g. 127.0.0.2, or auto");
    }

    private static Map<String, String> headers(Fields connect, Problems problems) {
        Map<String, String> headers = new LinkedHashMap<>();
        Optional<Item> item = connect.item("headers");
        if (item.isEmpty()) {
            return headers;
        }
        if (!(item.get() instanceof Item.Mapping mapping)) {
            problems.add(item.get().place(), "headers", "takes keys, e.g. {X-Room: lobby}");
            return headers;
        }
        for (Item.Entry entry : mapping.entries()) {
            String name = entry.key();
            String lower = name.toLowerCase(Locale.ROOT);
            if (!TOKEN.matcher(name).matches()) {
                problems.add(
                        entry.keyPlace(),
                        "headers",
                        Parsed.quoted(name) + " is not a header's name; write e.g. X-Room: lobby");
            } else if (OURS.contains(lower) || lower.startsWith("sec-websocket-")) {
                problems.add(
                        entry.keyPlace(),
                        "headers",
                        Parsed.quoted(name)
                                + " is set by the protocol; leave it out (there are keys origin and subprotocol)");
            }
            connect.parse("headers", entry.value(), ConnectBinder::headerValue)
                    .ifPresent(value -> headers.put(name, value));
        }
        return headers;
    }

    private static Parsed<String> headerValue(String text) {
        return text.length() <= LONGEST_HEADER && HEADER_VALUE.matcher(text).matches()
                ? Parsed.good(text)
                : new Parsed.Wrong<>(
                        "a header's value is one line of at most " + LONGEST_HEADER + " printable ASCII characters");
    }

    private static Parsed<String> origin(String text) {
        return ORIGIN.matcher(text).matches()
                ? Parsed.good(text)
                : Parsed.wrong(text, "is not an origin; write e.g. http://127.0.0.1");
    }

    private static Parsed<String> token(String text) {
        return TOKEN.matcher(text).matches()
                ? Parsed.good(text)
                : Parsed.wrong(text, "is not a subprotocol; write one word, e.g. chat");
    }
}

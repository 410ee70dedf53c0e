package dev.plimsoll.soak.load.protocol.websocket.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The head of an HTTP/1.1 message (RFC 9112 §2 to §5): its first line and its fields in order. Lines end with CRLF;
 * folded lines, blanks before a colon and control characters are not accepted.
 */
record HttpHead(String startLine, List<Field> fields) {
    HttpHead {
        fields = List.copyOf(fields);
    }

    /** One header field; the value is without blanks around it. */
    record Field(String name, String value) {}

    /** Parses a head that ends with an empty line; nothing if it is malformed. */
    static Optional<HttpHead> parse(String head) {
        int end = head.indexOf("\r\n");
        String startLine = head.substring(0, end);
        List<Field> fields = new ArrayList<>();
        for (int at = end + 2; at < head.length() - 2; at = end + 2) {
            end = head.indexOf("\r\n", at);
            int colon = head.indexOf(':', at);
            if (colon < 0 || colon > end) {
                return Optional.empty();
            }
            String name = head.substring(at, colon);
            String value = head.substring(colon + 1, end);
            if (!isToken(name) || hasControls(value)) {
                return Optional.empty();
            }
            fields.add(new Field(name, value.strip()));
        }
        return hasControls(startLine) ? Optional.empty() : Optional.of(new HttpHead(startLine, fields));
    }

    /** The values of all fields of that name, whatever its case. */
    List<String> values(String name) {
        List<String> values = new ArrayList<>(1);
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                values.add(field.value());
            }
        }
        return values;
    }

    /** The value of the only field of that name; nothing if there is none, or more than one. */
    Optional<String> only(String name) {
        List<String> values = values(name);
        return values.size() == 1 ? Optional.of(values.get(0)) : Optional.empty();
    }

    /** The elements of the comma-separated lists in all fields of that name. */
    List<String> elements(String name) {
        List<String> elements = new ArrayList<>(1);
        for (String value : values(name)) {
            int begin = 0;
            while (begin <= value.length()) {
                int comma = value.indexOf(',', begin);
                int end = comma < 0 ? value.length() : comma;
                String element = value.substring(begin, end).strip();
                if (!element.isEmpty()) {
                    elements.add(element);
                }
                begin = end + 1;
            }
        }
        return elements;
    }

    /** Whether such a list holds {@code token}, whatever its case. */
    boolean lists(String name, String token) {
        return elements(name).stream().anyMatch(token::equalsIgnoreCase);
    }

    /** Whether {@code text} is a token (RFC 9110 §5.6.2). */
    static boolean isToken(String text) {
        return !text.isEmpty() && text.chars().allMatch(HttpHead::isTokenCharacter);
    }

    /** Whether {@code text} is printable ASCII. */
    static boolean isValue(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7F);
    }

    private static boolean isTokenCharacter(int c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
    }

    private static boolean hasControls(String text) {
        return text.chars().anyMatch(c -> (c < ' ' && c != '\t') || c == 0x7F);
    }
}

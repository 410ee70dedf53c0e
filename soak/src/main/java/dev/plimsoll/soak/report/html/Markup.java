package dev.plimsoll.soak.report.html;

import dev.plimsoll.soak.verdict.Verdict.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pieces of HTML. What comes from a run goes through {@link #text} and cannot become markup. */
final class Markup {
    private Markup() {}

    /** Text for an element or a quoted attribute. */
    static String text(String raw) {
        StringBuilder safe = new StringBuilder(raw.length() + 16);
        raw.codePoints().forEach(point -> {
            switch (point) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(Character.isISOControl(point) && point != '\n' ? 0xFFFD : point);
            }
        });
        return safe.toString();
    }

    /** An element around text. */
    static String element(String name, String raw) {
        return "<" + name + ">" + text(raw) + "</" + name + ">";
    }

    /** A verdict in a word and a sign, never in a colour alone. */
    static String badge(String word) {
        String sign = switch (word) {
            case "pass", "clean" -> "✓";
            case "fail", "leak", "hit" -> "✕";
            default -> "?";
        };
        return "<span class=\"badge " + text(word) + "\"><span aria-hidden=\"true\">" + sign + "</span> " + text(word)
                + "</span>";
    }

    static String badge(Outcome outcome) {
        return badge(outcome.name().toLowerCase(Locale.ROOT));
    }

    /** A cell: HTML made of escaped text, and how it is set. */
    record Cell(String html, String style) {
        static Cell text(String raw) {
            return new Cell(Markup.text(raw), "");
        }

        static Cell number(String raw) {
            return new Cell(Markup.text(raw), "num");
        }

        static Cell name(String raw) {
            return new Cell(Markup.text(raw), "name");
        }

        static Cell code(String raw) {
            return new Cell(element("code", raw), "");
        }

        static Cell badge(String word) {
            return new Cell(Markup.badge(word), "");
        }
    }

    /** A table that stacks its cells on a narrow screen; nothing at all when it has no rows. */
    static final class Table {
        private final List<String> headers;
        private final List<List<Cell>> rows = new ArrayList<>();

        Table(String... headers) {
            this.headers = List.of(headers);
        }

        Table row(Cell... cells) {
            rows.add(List.of(cells));
            return this;
        }

        String html() {
            if (rows.isEmpty()) {
                return "";
            }
            StringBuilder html = new StringBuilder("<table><thead><tr>");
            headers.forEach(header -> html.append("<th scope=\"col\">")
                    .append(Markup.text(header))
                    .append("</th>"));
            html.append("</tr></thead><tbody>\n");
            for (List<Cell> row : rows) {
                html.append("<tr>");
                for (int i = 0; i < row.size(); i++) {
                    Cell cell = row.get(i);
                    html.append("<td data-label=\"")
                            .append(Markup.text(headers.get(i)))
                            .append('"');
                    html.append(cell.style().isEmpty() ? "" : " class=\"" + cell.style() + "\"");
                    html.append("><span>").append(cell.html()).append("</span></td>");
                }
                html.append("</tr>\n");
            }
            return html.append("</tbody></table>\n").toString();
        }
    }
}

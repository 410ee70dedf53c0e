package dev.plimsoll.soak.report.html;

import dev.plimsoll.soak.report.Figures;
import dev.plimsoll.soak.report.html.Markup.Cell;
import dev.plimsoll.soak.report.html.Markup.Table;
import dev.plimsoll.soak.report.html.PageData.Marker;
import dev.plimsoll.soak.sample.Event;
import dev.plimsoll.soak.sample.Event.Kind;
import dev.plimsoll.soak.sample.Recording;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What happened in a run beside its plan: numbered, as markers on the plots and as a table. */
final class EventList {
    private static final int MOST = 60;
    private static final int MOST_CHARACTERS = 300;
    private static final Set<Kind> AS_PLANNED =
            EnumSet.of(Kind.RUN_START, Kind.PHASE_START, Kind.PHASE_END, Kind.QUIET_POINT, Kind.RUN_END);

    private final List<Event> shown;
    private final int leftOut;

    private EventList(List<Event> shown, int leftOut) {
        this.shown = shown;
        this.leftOut = leftOut;
    }

    /** The first so many; what is rarer than a failure is shown before failures are. */
    static EventList of(Recording recording) {
        List<Event> unplanned = recording.events().stream()
                .filter(event -> !AS_PLANNED.contains(event.kind()))
                .toList();
        Set<Event> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Event> byRarity = new ArrayList<>(unplanned);
        byRarity.sort(Comparator.comparing(event -> event.kind() == Kind.FAILURE));
        byRarity.stream().limit(MOST).forEach(kept::add);
        return new EventList(unplanned.stream().filter(kept::contains).toList(), Math.max(0, unplanned.size() - MOST));
    }

    List<Marker> markers() {
        List<Marker> markers = new ArrayList<>();
        for (Event event : shown) {
            markers.add(
                    new Marker(markers.size() + 1, event.seconds(), event.kind().label()));
        }
        return markers;
    }

    String html() {
        if (shown.isEmpty()) {
            return "<p>Nothing happened beside the plan.</p>\n";
        }
        Table table = new Table("no.", "at", "event", "details");
        int number = 1;
        for (Event event : shown) {
            table.row(
                    Cell.number(String.valueOf(number++)),
                    Cell.text(Figures.clock(event.seconds())),
                    Cell.text(event.kind().label()),
                    Cell.text(event.details().entrySet().stream()
                            .map(detail -> detail.getKey() + ": " + shortened(detail.getValue()))
                            .collect(Collectors.joining("; "))));
        }
        String more = leftOut == 0 ? "" : "<p>" + Figures.count(leftOut) + " more are in events.jsonl.</p>\n";
        return table.html() + more;
    }

    /** A gateway may say much; all of it is in the file. */
    private static String shortened(String words) {
        return words.length() <= MOST_CHARACTERS ? words : words.substring(0, MOST_CHARACTERS) + "…";
    }
}

package dev.plimsoll.soak.report;

import java.util.List;
import java.util.Map;

/** What the resources that probes read are called in a sentence. */
public final class Resources {
    /** The order in which resources are named to people; those not listed come after, as they are. */
    private static final List<String> ORDER =
            List.of("rss", "pss", "heap", "direct", "metaspace", "kernel_socket", "fd", "socket", "thread");

    private static final Map<String, String> MEMORY = Map.of(
            "rss", "resident",
            "pss", "proportional",
            "heap", "heap",
            "direct", "direct",
            "metaspace", "metaspace",
            "kernel_socket", "kernel",
            "go_heap", "Go heap");

    private static final Map<String, String> TITLES = Map.of(
            "rss", "Resident memory",
            "fd", "File descriptors",
            "cpu", "CPU",
            "thread", "Threads",
            "heap", "Heap",
            "kernel_socket", "Kernel socket memory");

    private Resources() {}

    /** {@code 2.1 ±0.1 KiB resident}, {@code 1 fd}: an amount of a resource, give or take half of its interval. */
    public static String amount(String resource, String unit, double amount, double halfWidth) {
        if ("bytes".equals(unit)) {
            return Figures.bytesWithin(amount, halfWidth) + " " + MEMORY.getOrDefault(resource, resource);
        }
        boolean exact = !Double.isFinite(halfWidth) || halfWidth < 0.005;
        double shown = exact && Math.abs(amount - Math.rint(amount)) < 0.005 ? Math.rint(amount) : amount;
        String figure = Figures.inUnit(shown, unit);
        return (exact ? figure : figure + " ±" + Figures.inUnit(halfWidth, unit)) + " " + noun(resource, figure);
    }

    /** The same without an interval; memory is not named, as {@code 9 B} says what it is. */
    public static String amount(String resource, String unit, double amount) {
        String figure = Figures.inUnit(amount, unit);
        return "bytes".equals(unit) ? figure : figure + " " + noun(resource, figure);
    }

    /** What stands over a plot of it. */
    public static String title(String resource) {
        return TITLES.getOrDefault(resource, resource);
    }

    /** Where a resource stands among those named to people: lower comes first. */
    public static int rank(String resource) {
        int place = ORDER.indexOf(resource);
        return place < 0 ? ORDER.size() : place;
    }

    private static String noun(String resource, String figure) {
        return "1".equals(figure) || "-1".equals(figure) ? resource : plural(resource);
    }

    private static String plural(String resource) {
        return switch (resource) {
            case "child" -> "children";
            case "close_wait" -> "CLOSE_WAIT sockets";
            case "time_wait" -> "TIME_WAIT sockets";
            case "epoll_watch", "inotify_watch" -> resource.replace('_', ' ') + "es";
            default -> resource.replace('_', ' ') + "s";
        };
    }
}

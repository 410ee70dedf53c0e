package dev.plimsoll.soak.scenario;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The series of readings that thresholds can be about, by name: {@code SUBJECT.RESOURCE}, {@code gateway.rss}; with
 * {@code .per_connection} what one open connection costs, with {@code .per_cycle} what one opened and closed leaves
 * behind.
 */
public final class Series {
    private static final Pattern NAME =
            Pattern.compile("(?<subject>[a-z0-9-]+)\\.(?<resource>[a-z_]+)(?<per>\\.per_connection|\\.per_cycle)?");
    private static final List<Resource> RESOURCES = List.of(
            new Resource("rss", "bytes", "resident memory"),
            new Resource("pss", "bytes", "resident memory, shared pages divided among their users"),
            new Resource("heap", "bytes", "live heap of a JVM"),
            new Resource("direct", "bytes", "direct buffers of a JVM"),
            new Resource("metaspace", "bytes", "class metadata of a JVM"),
            new Resource("kernel_socket", "bytes", "socket buffers and structures in the kernel"),
            new Resource("fd", "count", "file descriptors"),
            new Resource("thread", "count", "threads"),
            new Resource("socket", "count", "sockets"),
            new Resource("close_wait", "count", "sockets whose peer has closed and that were not closed"),
            new Resource("time_wait", "count", "closed sockets that keep their ports"),
            new Resource("map", "count", "memory mappings"),
            new Resource("child", "count", "child processes"),
            new Resource("zombie", "count", "children that ended and were not waited for"),
            new Resource("epoll_watch", "count", "descriptors watched by epoll"),
            new Resource("inotify_watch", "count", "files watched by inotify"),
            new Resource("posix_timer", "count", "POSIX timers"),
            new Resource("key", "count", "keys in the kernel's key rings"),
            new Resource("temp_file", "count", "temporary files"),
            new Resource("send_queue", "bytes", "written and not yet acknowledged"),
            new Resource("receive_queue", "bytes", "received and not yet read"),
            new Resource("stalled_socket", "count", "sockets whose peer does not read"),
            new Resource("accept_queue", "count", "connections waiting to be accepted"),
            new Resource("deleted_file", "count", "open files that have no name any more"),
            new Resource("class", "count", "classes that a JVM has loaded"),
            new Resource("cgroup_memory", "bytes", "memory of the control group"),
            new Resource("cgroup_task", "count", "processes and threads of the control group"),
            new Resource("conntrack", "count", "tracked connections"),
            new Resource("goroutine", "count", "goroutines"),
            new Resource("go_heap", "bytes", "live heap of a Go program"),
            new Resource("cpu", "ratio", "share used of the CPUs the subject may use"),
            new Resource("cpu_cores", "count", "CPUs kept busy"));

    /**
     * What a series reads.
     *
     * @param name its word in series names
     * @param unit {@code bytes}, {@code count} or {@code ratio}
     * @param meaning a few words
     */
    public record Resource(String name, String unit, String meaning) {
        private boolean isTime() {
            return name.equals("cpu") || name.equals("cpu_cores");
        }
    }

    private Series() {}

    /** All resources, in the order they are listed to people. */
    public static List<Resource> resources() {
        return RESOURCES;
    }

    /** The metric that a series is; empty when {@code name} is not one. CPU has no cost per connection or cycle. */
    public static Optional<Metric> named(String name) {
        Matcher series = NAME.matcher(name);
        if (!series.matches()) {
            return Optional.empty();
        }
        return RESOURCES.stream()
                .filter(resource -> resource.name().equals(series.group("resource")))
                .filter(resource -> !isDerived(name) || !resource.isTime())
                .map(resource -> new Metric(name, Metric.Kind.GAUGE, resource.unit(), resource.meaning()))
                .findFirst();
    }

    /** Whose series it is: {@code gateway} of {@code gateway.rss}; empty when {@code name} is not one. */
    public static Optional<String> subject(String name) {
        return named(name).map(metric -> name.substring(0, name.indexOf('.')));
    }

    /** Whether a series is one value derived from many readings: a cost per connection, or per cycle. */
    public static boolean isDerived(String name) {
        return name.endsWith(".per_connection") || name.endsWith(".per_cycle");
    }
}

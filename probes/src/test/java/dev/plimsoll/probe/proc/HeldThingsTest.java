package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Reading;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A real process that holds known numbers of things is read to have exactly those. Takes root, to start it as other users. */
class HeldThingsTest {
    private static final String[] MANY = {
        "pipe=3",
        "epoll=2",
        "epoll_watch=7",
        "inotify=2",
        "inotify_watch=5",
        "timerfd=4",
        "io_uring=1",
        "memfd=2",
        "udp=6",
        "deleted_file=3",
        "posix_timer=9",
        "key=5",
        "child=4",
        "zombie=3",
        "thread=2"
    };

    /** Of one that holds many things, less what one has that holds none. */
    private static final Map<String, Double> MORE = Map.ofEntries(
            Map.entry("fd.pipe", 6.0),
            Map.entry("fd.epoll", 2.0),
            Map.entry("fd.eventfd", 14.0),
            Map.entry("epoll_watch", 14.0),
            Map.entry("fd.inotify", 2.0),
            Map.entry("inotify_instance", 2.0),
            Map.entry("inotify_watch", 10.0),
            Map.entry("fd.timerfd", 4.0),
            Map.entry("fd.io_uring", 1.0),
            Map.entry("fd.other", 2.0),
            Map.entry("fd.socket", 6.0),
            Map.entry("socket", 6.0),
            Map.entry("fd.file", 3.0),
            Map.entry("deleted_file", 3.0),
            Map.entry("posix_timer", 9.0),
            Map.entry("signals_queued", 9.0),
            Map.entry("child", 7.0),
            Map.entry("zombie", 3.0),
            Map.entry("thread", 2.0),
            Map.entry("user_task", 9.0),
            Map.entry("fd", 6.0 + 2 + 14 + 2 + 4 + 1 + 2 + 6 + 3));

    private final ProcReader reader = ProcReader.ofThisMachine();

    @Test
    void exactlyWhatAProcessHoldsIsRead(@TempDir Path folder) throws IOException {
        try (Child twin = Holder.of(folder);
                Child child = Holder.of(folder, MANY)) {
            Map<String, Reading> none = AllProbes.read(reader, twin.pid());
            Map<String, Reading> many = AllProbes.read(reader, child.pid());
            MORE.forEach((resource, more) ->
                    assertThat(amount(many, resource)).as(resource).isEqualTo(amount(none, resource) + more));
            // five, and the keyring of the process that holds them
            assertThat(amount(many, "key")).isEqualTo(6);
            assertThat(none.get("key")).isInstanceOf(Reading.Absent.class);
            assertThat(amount(none, "user_task")).isEqualTo(1);
            assertThat(amount(many, "cpu_wait_seconds")).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "pipe=1, fd.pipe, 2",
        "memfd=1, fd.other, 1",
        "zombie=1, zombie, 1",
        "child=1, child, 1",
        "posix_timer=1, posix_timer, 1"
    })
    void oneMoreOfOneThingMovesNothingElse(String wanted, String resource, double more, @TempDir Path folder)
            throws IOException {
        try (Child twin = Holder.of(folder);
                Child child = Holder.of(folder, wanted)) {
            Map<String, Reading> none = AllProbes.read(reader, twin.pid());
            Map<String, Reading> one = AllProbes.read(reader, child.pid());
            assertThat(amount(one, resource)).isEqualTo(amount(none, resource) + more);
            one.keySet().stream()
                    .filter(other -> other.startsWith("fd.") || MORE.containsKey(other))
                    .filter(other -> !resource.equals(other) && !other.equals("fd") && !moves(resource, other))
                    .forEach(other -> assertThat(one.get(other)).as(other).isEqualTo(none.get(other)));
        }
    }

    /** A timer is a queued signal, a child is a task, and a zombie is both a child and a task. */
    private static boolean moves(String resource, String other) {
        return switch (other) {
            case "signals_queued" -> resource.equals("posix_timer");
            case "child", "user_task" -> resource.equals("zombie") || resource.equals("child");
            default -> false;
        };
    }

    private static double amount(Map<String, Reading> readings, String resource) {
        Reading reading = readings.getOrDefault(resource, new Reading.Absent("not read"));
        assertThat(reading).as(resource).isInstanceOf(Reading.Value.class);
        return reading.amountOrNaN();
    }
}

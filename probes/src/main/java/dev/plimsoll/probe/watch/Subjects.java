package dev.plimsoll.probe.watch;

import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.Numbers;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Seen;
import dev.plimsoll.probe.proc.Stat;
import dev.plimsoll.probe.proc.net.TcpState;
import dev.plimsoll.probe.proc.net.TcpTable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/**
 * Finds the processes that a person means: {@code pid:123}, {@code port:8080} (those that hold a socket listening there, in
 * our network namespace) or {@code name:nginx} (the program's name, of which the kernel keeps 15 bytes). Our own process is
 * not found by name.
 */
public final class Subjects {
    private static final int COMM_BYTES = 15;
    private static final String WAYS = "write pid:123, port:8080 or name:nginx";

    private final ProcReader reader;

    Subjects(ProcReader reader) {
        this.reader = reader;
    }

    /** The processes that {@code words} mean now, or what is wrong with them. */
    public static Named parse(String words) {
        return new Subjects(ProcReader.ofThisMachine()).find(words);
    }

    Named find(String words) {
        int colon = words.indexOf(':');
        String kind = colon < 0 ? "" : words.substring(0, colon);
        String value = words.substring(colon + 1);
        return switch (kind) {
            case "pid" -> number(value, Long.MAX_VALUE, words, this::byPid);
            case "port" -> number(value, 65535, words, this::byPort);
            case "name" -> byName(value);
            case "cgroup", "container" ->
                new Named.Problem("\"" + words + "\": processes are not yet found by " + kind + "; " + WAYS);
            default -> new Named.Problem("\"" + words + "\" names no process; " + WAYS);
        };
    }

    private static Named number(String value, long most, String words, ByNumber find) {
        OptionalLong number = Numbers.parse(value);
        return number.isPresent() && number.getAsLong() > 0 && number.getAsLong() <= most
                ? find.find(number.getAsLong())
                : new Named.Problem("\"" + words + "\": " + value + " is not such a number; " + WAYS);
    }

    private Named byPid(long pid) {
        return living(pid) ? new Named.Processes(List.of(pid)) : new Named.Problem("there is no process " + pid);
    }

    private Named byName(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        String comm = bytes.length <= COMM_BYTES ? name : new String(bytes, 0, COMM_BYTES, StandardCharsets.UTF_8);
        long self = ProcessHandle.current().pid();
        return processes(
                pid -> pid != self
                        && Stat.read(reader, pid)
                                .match(
                                        stat -> !stat.ended() && stat.comm().equals(comm),
                                        gone -> false,
                                        unreadable -> false),
                "no process is named " + name);
    }

    private Named byPort(long port) {
        List<Long> listening = new ArrayList<>();
        Seen<Long> table = TcpTable.each(reader, "self", (state, local, inode) -> {
            if (state == TcpState.LISTEN && local == port) {
                listening.add(inode);
            }
        });
        String nobody = "nothing listens on port " + port + " in this network namespace";
        return table.match(
                lines -> listening.isEmpty()
                        ? new Named.Problem(nobody)
                        : processes(
                                pid -> holdsOne(pid, listening),
                                "something listens on port " + port
                                        + ", but whose descriptors it is among may not be seen; name it by pid"),
                absent -> new Named.Problem("the listeners cannot be seen: " + absent),
                failed -> new Named.Problem("the listeners cannot be seen: " + failed));
    }

    private boolean holdsOne(long pid, List<Long> inodes) {
        return Descriptors.socketInodes(reader, pid)
                .match(
                        own -> inodes.stream().anyMatch(inode -> Arrays.binarySearch(own, inode) >= 0),
                        gone -> false,
                        notOurs -> false);
    }

    private Named processes(LongPredicate meant, String otherwise) {
        Seen<List<Long>> pids = reader.names("")
                .map(names -> names.stream()
                        .map(Numbers::parse)
                        .flatMapToLong(OptionalLong::stream)
                        .filter(meant)
                        .sorted()
                        .boxed()
                        .toList());
        return pids.match(
                found -> found.isEmpty() ? new Named.Problem(otherwise) : new Named.Processes(found),
                Named.Problem::new,
                Named.Problem::new);
    }

    private boolean living(long pid) {
        return Stat.read(reader, pid).match(stat -> !stat.ended(), gone -> false, unreadable -> false);
    }

    private interface ByNumber {
        Named find(long number);
    }
}

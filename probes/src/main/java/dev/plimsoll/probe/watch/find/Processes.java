package dev.plimsoll.probe.watch.find;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.Descriptors;
import dev.plimsoll.probe.proc.Numbers;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Stat;
import dev.plimsoll.probe.proc.net.TcpState;
import dev.plimsoll.probe.proc.net.TcpTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** The processes there are now, and what can be seen of each. What cannot be seen of a process is not true of it. */
public final class Processes {
    private final ProcReader reader;

    /** Those that {@code reader} shows. */
    public Processes(ProcReader reader) {
        this.reader = reader;
    }

    /** Those that {@code meant} holds for, rising; absent, for the reason {@code otherwise}, where it holds for none. */
    public Seen<List<Long>> where(LongPredicate meant, String otherwise) {
        Seen<List<Long>> all = reader.names("")
                .map(names -> names.stream()
                        .map(Numbers::parse)
                        .flatMapToLong(OptionalLong::stream)
                        .filter(meant)
                        .sorted()
                        .boxed()
                        .toList());
        return all.then(pids -> pids.isEmpty() ? new Seen.Absent<>(otherwise) : new Seen.Found<>(pids));
    }

    /** Whether it is there and not merely unwaited for. */
    public boolean living(long pid) {
        return stat(pid, stat -> true);
    }

    /** Whether the program's name is {@code comm}, at most 15 bytes. */
    public boolean named(long pid, String comm) {
        return stat(pid, stat -> stat.comm().equals(comm));
    }

    /** The inodes of the sockets that listen on {@code port} in the network namespace of {@code pid}. */
    public Seen<List<Long>> listening(String pid, long port) {
        List<Long> inodes = new ArrayList<>();
        return TcpTable.each(reader, pid, (state, local, inode) -> {
                    if (state == TcpState.LISTEN && local == port) {
                        inodes.add(inode);
                    }
                })
                .map(lines -> inodes);
    }

    /** Whether one of the sockets is among its descriptors; needs the rights of ptrace. */
    public boolean holdsOne(long pid, List<Long> inodes) {
        return Descriptors.socketInodes(reader, pid)
                .match(
                        own -> inodes.stream().anyMatch(inode -> Arrays.binarySearch(own, inode) >= 0),
                        gone -> false,
                        notOurs -> false);
    }

    /** What {@code /proc/PID/ns/KIND} says; needs the rights of ptrace. */
    Optional<String> namespace(String pid, String kind) {
        return reader.link(pid + "/ns/" + kind).match(Optional::of, gone -> Optional.empty(), no -> Optional.empty());
    }

    /** A file of it as text; empty where it cannot be read. */
    String text(long pid, String file) {
        return reader.text(pid + "/" + file).match(text -> text, gone -> "", no -> "");
    }

    private boolean stat(long pid, Predicate<Stat> holds) {
        return Stat.read(reader, pid).match(stat -> !stat.ended() && holds.test(stat), gone -> false, no -> false);
    }
}

package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * The open descriptors of a process. Counting is one {@code stat} and needs no rights (fs/proc/fd.c, since Linux 6.2);
 * listing needs those of ptrace and takes time in proportion.
 */
public final class Descriptors {
    private static final String SOCKET = "socket:[";

    private Descriptors() {}

    /**
     * How many there are. Kernels before 6.2 say 0 for the size of the directory: then it is listed, which takes time and
     * garbage in proportion and fails where it is not permitted.
     */
    public static Reading count(ProcReader reader, long pid) {
        String directory = pid + "/fd";
        return reader.size(directory)
                .then(size -> size > 0
                        ? new Seen.Found<>(size)
                        : Stat.unlessEnded(reader, pid, reader.names(directory).map(names -> (long) names.size())))
                .reading(count -> Reading.ofProcess(Quantity.count((double) count)));
    }

    /** The inodes of those that are sockets, one for each descriptor, in rising order. */
    public static Seen<long[]> socketInodes(ProcReader reader, long pid) {
        Seen<List<String>> links =
                reader.names(pid + "/fd").then(names -> Seen.ofAll(names, name -> reader.link(pid + "/fd/" + name)));
        return Stat.unlessEnded(reader, pid, links).map(all -> {
            long[] inodes = all.stream()
                    .map(Descriptors::inode)
                    .flatMapToLong(OptionalLong::stream)
                    .toArray();
            Arrays.sort(inodes);
            return inodes;
        });
    }

    private static OptionalLong inode(String link) {
        return link.startsWith(SOCKET) && link.endsWith("]")
                ? Numbers.parse(link.substring(SOCKET.length(), link.length() - 1))
                : OptionalLong.empty();
    }
}

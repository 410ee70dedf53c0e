package dev.plimsoll.probe.tuning.prove.run;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What experiments must not touch.
 *
 * @param settings all of /proc/sys that can be read and is not a count of what happens
 * @param links network interfaces
 * @param named what {@code ip netns} lists
 * @param namespaces the network namespace of each process
 */
record HostSnapshot(
        Map<String, String> settings, List<String> links, List<String> named, Map<String, String> namespaces) {
    private static final Path SYS = Path.of("/proc/sys");

    /** Counts and draws of chance; no setting is among them. */
    private static final Pattern COUNT = Pattern.compile("kernel/(random/(uuid|entropy_avail)|ns_last_pid|pty/nr)"
            + "|fs/(file-nr|inode-nr|inode-state|dentry-state|aio-nr|quota/.*)|net/netfilter/nf_conntrack_count"
            + "|fs/binfmt_misc/.*|kernel/sched_domain/.*");

    static HostSnapshot take() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        ProcReader reader = ProcReader.ofThisMachine();
        try (Stream<Path> files = Files.walk(SYS)) {
            files.filter(file -> !Files.isDirectory(file))
                    .map(file -> SYS.relativize(file).toString())
                    .filter(name -> !COUNT.matcher(name).matches())
                    .forEach(
                            name -> reader.text("sys/" + name).match(text -> settings.put(name, text), x -> x, x -> x));
        }
        return new HostSnapshot(settings, names("/sys/class/net"), names("/run/netns"), namespaces(reader));
    }

    /** Whether the processes that are in both are where they were. */
    boolean processesStayed(HostSnapshot later) {
        return namespaces.entrySet().stream()
                .allMatch(each -> later.namespaces
                        .getOrDefault(each.getKey(), each.getValue())
                        .equals(each.getValue()));
    }

    private static List<String> names(String folder) {
        Path path = Path.of(folder);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(path)) {
            return entries.map(Path::toString).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> namespaces(ProcReader reader) {
        Map<String, String> namespaces = new TreeMap<>();
        ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .map(String::valueOf)
                .forEach(pid -> {
                    if (reader.link(pid + "/ns/net") instanceof Seen.Found<String> found) {
                        namespaces.put(pid, found.value());
                    }
                });
        return namespaces;
    }
}

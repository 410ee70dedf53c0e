package dev.plimsoll.probe.watch.find;

import dev.plimsoll.probe.proc.Numbers;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Docker's userland proxy: it holds a published port of the host and forwards each connection into a container. Whoever
 * measures it measures nothing of the gateway.
 */
public final class DockerProxy {
    private static final String NAME = "docker-proxy";

    private final Processes processes;

    /** Looks among {@code processes}. */
    public DockerProxy(Processes processes) {
        this.processes = processes;
    }

    /** What to tell whoever named {@code port} by mistake; empty where none of its holders is such a proxy. */
    public Optional<String> refusal(long port, List<Long> holders) {
        return refused(port, holders.stream().filter(this::isProxy).toList());
    }

    /** The same where the holders cannot be seen: a proxy says on its command line, to anybody, which port it is for. */
    public Optional<String> refusal(long port) {
        return processes
                .where(pid -> isProxy(pid) && isFor(pid, port), "none")
                .match(proxies -> refused(port, proxies), none -> Optional.empty(), no -> Optional.empty());
    }

    private boolean isProxy(long pid) {
        return processes.named(pid, NAME);
    }

    private boolean isFor(long pid, long port) {
        return option(words(pid), "host-port")
                .filter(Long.toString(port)::equals)
                .isPresent();
    }

    private Optional<String> refused(long port, List<Long> proxies) {
        if (proxies.isEmpty()) {
            return Optional.empty();
        }
        String held = "port %d is held by %s, pid %d, which only forwards; ".formatted(port, NAME, proxies.get(0));
        return Optional.of(held
                + proxies.stream()
                        .flatMap(proxy -> behind(proxy).stream())
                        .findFirst()
                        .map("the container's process is pid:%1$d: write --watch pid:%1$d"::formatted)
                        .orElse("the container's process is not to be seen from here: write --watch container:NAME"));
    }

    /** The first process that listens where the proxy says that it forwards to. */
    private OptionalLong find(String address, long port) {
        Set<String> seen = new HashSet<>();
        processes.namespace("self", "net").ifPresent(seen::add);
        return processes
                .where(pid -> processes.namespace(Long.toString(pid), "net").isPresent(), "none")
                .match(
                        pids -> pids.stream()
                                .filter(pid -> firstOfNamespace(pid, seen))
                                .filter(pid -> owns(pid, address))
                                .flatMapToLong(pid -> listener(pid, port, pids).stream())
                                .findFirst(),
                        none -> OptionalLong.empty(),
                        no -> OptionalLong.empty());
    }

    private boolean firstOfNamespace(long pid, Set<String> seen) {
        return processes.namespace(Long.toString(pid), "net").filter(seen::add).isPresent();
    }

    private Optional<Long> behind(long proxy) {
        List<String> words = words(proxy);
        Optional<String> address = option(words, "container-ip");
        OptionalLong port = option(words, "container-port").map(Numbers::parse).orElse(OptionalLong.empty());
        if (address.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        OptionalLong found = find(address.get(), port.getAsLong());
        return found.isPresent() ? Optional.of(found.getAsLong()) : Optional.empty();
    }

    private OptionalLong listener(long inside, long port, List<Long> pids) {
        List<Long> inodes = processes
                .listening(Long.toString(inside), port)
                .match(found -> found, gone -> List.of(), no -> List.of());
        return pids.stream()
                .filter(pid -> processes.holdsOne(pid, inodes))
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Whether the address is one of the network namespace of {@code pid}. */
    private boolean owns(long pid, String address) {
        return address.indexOf(':') < 0
                ? isLocal(processes.text(pid, "net/fib_trie"), address)
                : processes.text(pid, "net/if_inet6").lines().anyMatch(line -> line.startsWith(digits(address)));
    }

    /** {@code fib_trie} has each address on a line, and behind it what it is (net/ipv4/fib_trie.c). */
    static boolean isLocal(String trie, String address) {
        List<String> lines = trie.lines().map(String::strip).toList();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).equals("|-- " + address) && lines.get(i + 1).equals("/32 host LOCAL")) {
                return true;
            }
        }
        return false;
    }

    /** The 32 digits of an IPv6 address; what is none is given back, and is in no table. */
    static String digits(String address) {
        String[] halves = address.split("::", 2);
        List<String> first = groups(halves[0]);
        List<String> last = halves.length == 2 ? groups(halves[1]) : List.of();
        int zeros = 8 - first.size() - last.size();
        if (zeros < 0 || !address.matches("[0-9a-fA-F:]+")) {
            return address;
        }
        StringBuilder digits = new StringBuilder();
        first.forEach(group -> digits.append(four(group)));
        digits.append("0000".repeat(zeros));
        last.forEach(group -> digits.append(four(group)));
        return digits.toString();
    }

    private static List<String> groups(String half) {
        return half.isEmpty() ? List.of() : Arrays.asList(half.split(":", -1));
    }

    private static String four(String group) {
        return group.isEmpty() || group.length() > 4
                ? group
                : HexFormat.of().toHexDigits((short) Integer.parseInt(group, 16));
    }

    private List<String> words(long pid) {
        return Arrays.asList(processes.text(pid, "cmdline").split("\0", -1));
    }

    private static Optional<String> option(List<String> words, String name) {
        for (int i = 0; i + 1 < words.size(); i++) {
            if (words.get(i).equals("-" + name) || words.get(i).equals("--" + name)) {
                return Optional.of(words.get(i + 1));
            }
        }
        return Optional.empty();
    }
}

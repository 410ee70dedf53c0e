package dev.plimsoll.probe.tuning.prove.run;

import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Sysctls;
import dev.plimsoll.probe.tuning.prove.DeclaredLine;
import dev.plimsoll.probe.tuning.prove.Order;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Orders with what this host runs with. */
public final class Orders {
    /** What masks lines, and has to be known also where no line names it. */
    private static final List<String> BESIDE =
            List.of("net.ipv4.tcp_syncookies", "net.ipv4.tcp_timestamps", "net.ipv4.tcp_tw_reuse_delay", "fs.nr_open");

    private Orders() {}

    /**
     * An order of the lines of a profile that are asked for; the others stand beside them.
     *
     * @param holds whether a value that runs is as a line declares it
     * @param host whose settings run now, as the calling thread's namespace has them
     */
    public static Order of(
            List<DeclaredLine> profile,
            Predicate<DeclaredLine> asked,
            BiPredicate<DeclaredLine, String> holds,
            OptionalInt listenBacklog,
            ProcReader host) {
        Map<String, String> declared = new HashMap<>();
        Map<String, String> running = new HashMap<>();
        Sysctls sysctls = new Sysctls(host);
        for (DeclaredLine line : profile) {
            declared.put(line.setting(), line.value());
            read(sysctls, line.setting(), running);
        }
        BESIDE.forEach(setting -> read(sysctls, setting, running));
        Set<String> satisfied = new HashSet<>();
        for (DeclaredLine line : profile) {
            String value = running.get(line.setting());
            if (value != null && holds.test(line, value)) {
                satisfied.add(line.setting());
            }
        }
        return new Order(profile.stream().filter(asked).toList(), declared, running, satisfied, listenBacklog);
    }

    private static void read(Sysctls sysctls, String setting, Map<String, String> running) {
        if (sysctls.text(setting) instanceof Seen.Found<String> found) {
            running.put(setting, found.value());
        }
    }
}

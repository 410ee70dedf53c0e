package dev.plimsoll.probe.proc;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.Unit;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Kernel settings by dotted name, {@code net.ipv4.tcp_max_tw_buckets}. What stands below {@code net} is mostly that of the
 * <em>reader's</em> network namespace, whichever process is watched; a setting that only the first namespace has is absent
 * in others. A name with slashes is taken as a path, as sysctl(8) does.
 */
public final class Sysctls {
    /** Settings below {@code net} of which there is one for the machine, whichever namespace shows it. */
    private static final Set<String> OF_THE_HOST = Set.of(
            "net.core.netdev_max_backlog",
            "net.core.rmem_max",
            "net.core.wmem_max",
            "net.ipv4.tcp_max_orphans",
            "net.ipv4.tcp_mem",
            "net.ipv4.udp_mem",
            "net.netfilter.nf_conntrack_buckets",
            "net.netfilter.nf_conntrack_max");

    private final ProcReader reader;

    /** Settings as {@code reader} sees them. */
    public Sysctls(ProcReader reader) {
        this.reader = reader;
    }

    /** The setting as the kernel prints it, without the newline. */
    public Seen<String> text(String name) {
        return line(name).map(String::strip);
    }

    private Seen<String> line(String name) {
        return reader.text("sys/" + (name.contains("/") ? name : name.replace('.', '/')));
    }

    /** A setting of one number that counts something. */
    public Reading count(String name) {
        return field(name, 0);
    }

    /** One of a setting's several numbers, counted from 0. */
    public Reading field(String name, int index) {
        return field(name, index, 1, Unit.COUNT);
    }

    /** One of a setting's several numbers, times {@code factor}, in {@code unit}. */
    public Reading field(String name, int index, long factor, Unit unit) {
        Scope scope = name.startsWith("net.") && !OF_THE_HOST.contains(name) ? Scope.NAMESPACE : Scope.HOST;
        return line(name).reading(text -> {
            List<String> words = Numbers.words(text);
            OptionalLong number = index < words.size() && text.endsWith("\n")
                    ? Numbers.parse(words.get(index))
                    : OptionalLong.empty();
            return number.isPresent()
                    ? new Reading.Value(new Quantity((double) number.getAsLong() * factor, unit), scope)
                    : new Reading.Failed(name + " has no number at " + index + ": " + text.strip());
        });
    }
}

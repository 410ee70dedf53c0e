package dev.plimsoll.probe.limit;

import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.cgroup.Cgroup;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.proc.Auxv;
import dev.plimsoll.probe.proc.Fields;
import dev.plimsoll.probe.proc.ProcReader;
import dev.plimsoll.probe.proc.Rlimits;
import dev.plimsoll.probe.proc.Sysctls;

/** Reads the ceilings that bind one process. */
final class Ceilings {
    private final ProcReader reader;
    private final long pid;
    private final Sysctls settings;
    private final Cgroup cgroup;

    /**
     * Those of {@code pid}.
     *
     * @param settings as they are in its network namespace
     */
    Ceilings(ProcReader reader, long pid, Sysctls settings) {
        this.reader = reader;
        this.pid = pid;
        this.settings = settings;
        this.cgroup = Cgroup.ofProcess(pid);
    }

    /** The ceiling that stands there; absent where there is none, and for what is no place but a reading beside the use. */
    Reading at(Place place) {
        if (place instanceof Place.Rlimit rlimit) {
            return Rlimits.read(reader, pid).reading(limits -> limits.soft(rlimit.line()));
        }
        if (place instanceof Place.Sysctl sysctl) {
            return settings.field(sysctl.name(), sysctl.index());
        }
        if (place instanceof Place.SysctlPages sysctl) {
            return Auxv.read(reader)
                    .reading(sizes -> settings.field(sysctl.name(), sysctl.index(), sizes.pageBytes(), Unit.BYTES));
        }
        if (place instanceof Place.PortRange) {
            return ports();
        }
        if (place instanceof Place.Group group) {
            return ofGroup(group.limit());
        }
        if (place instanceof Place.NotRoot notRoot) {
            return isRoot() ? new Reading.Absent("root is exempt") : at(notRoot.place());
        }
        return new Reading.Absent(place.words());
    }

    private Reading ofGroup(Place.GroupLimit limit) {
        return switch (limit) {
            case TASKS -> cgroup.taskLimit();
            case MEMORY -> cgroup.memoryLimit();
            case CPU -> cgroup.cpuQuota();
            case TCP_MEMORY -> cgroup.tcpMemoryLimit();
        };
    }

    /** How many ports one source address has for one target. */
    private Reading ports() {
        Reading first = settings.field("net.ipv4.ip_local_port_range", 0);
        Reading last = settings.field("net.ipv4.ip_local_port_range", 1);
        return first instanceof Reading.Value low && last instanceof Reading.Value high
                ? new Reading.Value(
                        Quantity.count(high.quantity().amount() - low.quantity().amount() + 1), low.scope())
                : last;
    }

    /** By its effective user, the second on the line (proc_pid_status(5)). */
    private boolean isRoot() {
        Seen<String> users = reader.text(pid + "/status").then(text -> new Fields(text).value("Uid"));
        return users.match(text -> text.matches("\\d+\\s+0\\s.*"), absent -> false, failed -> false);
    }
}

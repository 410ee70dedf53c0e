package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.proc.net.ConntrackProbe;
import dev.plimsoll.probe.proc.net.NeighbourProbe;
import dev.plimsoll.probe.proc.net.SoftnetProbe;
import dev.plimsoll.probe.proc.task.TaskProbe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Processes in namespaces of their own, read from outside. Takes root, util-linux, iproute2, nftables and python3. */
class NamespacesTest {
    private final ProcReader reader = ProcReader.ofThisMachine();

    @Test
    void theThreadsOfAPidNamespaceAndOfThoseBelowItAreCountedAndNoOthers() {
        // the first process, two that sleep, one that made a namespace below, in which there are two more
        String script =
                "sleep 600 & sleep 600 & unshare -p -f --kill-child sh -c 'sleep 600 & echo ready; wait' & wait";
        try (Child beside =
                        Child.of(List.of("unshare", "-p", "-f", "--kill-child", "sh", "-c", "echo ready; read line"));
                Child outer = Child.of(List.of("unshare", "-p", "-f", "--kill-child", "sh", "-c", script))) {
            long first = onlyChild(outer.pid());
            assertThat(tasks(first)).isEqualTo(6);
            assertThat(tasks(onlyChild(beside.pid()))).isEqualTo(1);
            assertThat(tasks(outer.pid())).isGreaterThanOrEqualTo(9);
        }
    }

    @Test
    void trackedConnectionsOfANamespaceAreCountedAndItHasNoTableOfNeighbours() {
        // udp makes an entry for each pair of ports, which stays after the socket is closed
        String send = "import socket; to = ('127.0.0.1', 9); "
                + "[socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', to) for i in range(7)]";
        String script = "ip link set lo up && nft add table inet t"
                + " && nft add chain inet t c '{ type filter hook output priority 0; }'"
                + " && nft add rule inet t c udp dport 9 ct state new counter && /usr/bin/python3 -c \"" + send + "\""
                + " && echo ready; read line";
        try (Child child = Child.of(List.of("unshare", "-n", "sh", "-c", script))) {
            assertThat(child.said()).isEqualTo("ready");
            String pid = Long.toString(child.pid());
            assertThat(Ask.amount(new ConntrackProbe(reader, pid), "conntrack")).isEqualTo(7);
            assertThat(Ask.amount(new ConntrackProbe(reader, pid), "conntrack.drop"))
                    .isZero();
            assertThat(new NeighbourProbe(reader, pid).read().values()).allMatch(Reading.Absent.class::isInstance);
            boolean first = Files.exists(Path.of("/proc/net/stat/arp_cache"));
            assertThat(new NeighbourProbe(reader, "self").read().values())
                    .allMatch(reading -> first == reading instanceof Reading.Value);
        }
    }

    @Test
    void whatThePacketPathCountsIsTheSumOfItsRows() throws IOException {
        double dropped = 0;
        double squeezed = 0;
        for (String row : Files.readAllLines(Path.of("/proc/net/softnet_stat"))) {
            dropped += Long.parseLong(row.split(" ", -1)[1], 16);
            squeezed += Long.parseLong(row.split(" ", -1)[2], 16);
        }
        SoftnetProbe probe = new SoftnetProbe(reader, "self");
        assertThat(Ask.amount(probe, "softnet.dropped")).isBetween(dropped, dropped + 1000);
        assertThat(Ask.amount(probe, "softnet.squeezed")).isBetween(squeezed, squeezed + 1000);
    }

    private double tasks(long pid) {
        return Ask.amount(new TaskProbe(reader, pid), "namespace_task");
    }

    private static long onlyChild(long pid) {
        List<Long> children = ProcessHandle.of(pid).stream()
                .flatMap(ProcessHandle::children)
                .map(ProcessHandle::pid)
                .toList();
        assertThat(children).hasSize(1);
        return children.get(0);
    }
}

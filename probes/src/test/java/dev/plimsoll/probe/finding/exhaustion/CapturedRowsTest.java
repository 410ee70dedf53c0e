package dev.plimsoll.probe.finding.exhaustion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Limits that belong to the whole machine, with composed readings; each with a twin at 90 % of it. Those of the file table, the
 * packets, the neighbours and the watches are composed of figures from when somebody hit them once; orphans and the memory for TCP
 * nobody has hit, and theirs move as tcp(7) says. They are never driven into by a test.
 */
class CapturedRowsTest {
    private static final String NOBODY_SUFFERS = "failures.timed-out | - - -";

    @Test
    void theMachinesFileTable() {
        String failures = "failures.other | - - 7";
        assertThat(found("system_files | 1264 2463176 2463180\nfs.file-max | 2466170 2466170 -", failures))
                .containsExactly("HIT fs.file-max of host");
        assertThat(found("system_files | 1264 2219500 2219553\nfs.file-max | 2466170 2466170 -", failures))
                .isEmpty();
        assertThat(Told.found(Told.of("generator", "failures.system-file-table | - 3 -")))
                .containsExactly("HIT fs.file-max of host");
    }

    @Test
    void orphansArePenalizedFromHalfOfTheirCeilingOn() {
        String ceiling = "\nnet.ipv4.tcp_max_orphans | 131072 - -";
        assertThat(found("tcp_orphan | 50 131072 131072\ntcp.abort_on_memory | 0 0 12" + ceiling, NOBODY_SUFFERS))
                .containsExactly("HIT net.ipv4.tcp_max_orphans of host");
        assertThat(found("tcp_orphan | 50 70000 70000\ntcp.abort_on_memory | 0 0 12" + ceiling, NOBODY_SUFFERS))
                .containsExactly("HIT net.ipv4.tcp_max_orphans of host");
        assertThat(found("tcp_orphan | 50 117965 117965\ntcp.abort_on_memory | 0 0 0" + ceiling, NOBODY_SUFFERS))
                .isEmpty();
    }

    @Test
    void theMachinesMemoryForTcp() {
        String ceiling =
                "\nnet.ipv4.tcp_mem | 2358460416 - -\nnet.ipv4.tcp_max_orphans | 131072 - -\ntcp_orphan | 0 2 3";
        assertThat(found("tcp_memory | 4030464 2358460416 2358464512\ntcp.abort_on_memory | 0 0 40" + ceiling, ""))
                .containsExactly("HIT net.ipv4.tcp_mem of host");
        assertThat(found("tcp_memory | 4030464 2122614374 2122614374\ntcp.abort_on_memory | 0 0 0" + ceiling, ""))
                .isEmpty();
    }

    @Test
    void memoryPressureComesBeforeIt() {
        assertThat(found("tcp_memory | 4030464 1572331520 1572335616\ntcp.memory_pressures | 0 0 1", ""))
                .containsExactly("NEAR net.ipv4.tcp_mem of host");
    }

    @Test
    void packetsThatNoCpuTook() {
        assertThat(found("softnet.dropped | 0 316220 316220", ""))
                .containsExactly("HIT net.core.netdev_max_backlog of host");
        assertThat(found("softnet.dropped | 0 316220 316220", "failures.timed-out | - - -"))
                .as("somebody else's packets")
                .containsExactly("NEAR net.core.netdev_max_backlog of host");
        assertThat(found("softnet.dropped | 5 5 5\nsoftnet.squeezed | 0 184 184", ""))
                .isEmpty();
    }

    @Test
    void theNeighbourTable() {
        String ceiling = "\nneighbour | 3 1024 1024\nnet.ipv4.neigh.default.gc_thresh3 | 1024 - -";
        assertThat(found("neighbour.table_fulls | 0 371 371\nneighbour.forced_gc_runs | 0 372 372" + ceiling, ""))
                .containsExactly("HIT net.ipv4.neigh.default.gc_thresh3 of host");
        assertThat(found("neighbour.table_fulls | 0 0 0\nneighbour.forced_gc_runs | 0 1 1" + ceiling, ""))
                .containsExactly("NEAR net.ipv4.neigh.default.gc_thresh3 of host");
        assertThat(found("neighbour | 3 921 921\nneighbour.table_fulls | 0 0 0\nneighbour.forced_gc_runs | 0 0 0", ""))
                .isEmpty();
    }

    @Test
    void watchesOfEpoll() {
        String ceiling = "\nfs.epoll.max_user_watches | 5491511 - -";
        Timeline failing = Told.of("generator", "failures.reset | - 9 -");
        assertThat(Told.found(Told.of("gateway", "epoll_watch | - 5491511 -" + ceiling), failing))
                .containsExactly("HIT fs.epoll.max_user_watches of gateway");
        assertThat(Told.found(Told.of("gateway", "epoll_watch | - 4942359 -" + ceiling), failing))
                .isEmpty();
    }

    @Test
    void pipesThatGetSmallerAndAncillaryMemoryShowInNothingThatCanBeRead() {
        String ceilings =
                "fs.pipe-user-pages-soft | 16384 16384 16384\nnet.core.optmem_max | 131072 131072 131072\nfd.pipe | 0 2052 4100";
        assertThat(Told.found(Told.of("gateway", ceilings), Told.of("generator", "failures.reset | - 9 -")))
                .isEmpty();
    }

    private static List<String> found(String host, String failures) {
        String load = failures.isEmpty() ? "failures.timed-out | - - 4" : failures;
        return Told.found(Told.of("host", host), Told.of("generator", load));
    }
}

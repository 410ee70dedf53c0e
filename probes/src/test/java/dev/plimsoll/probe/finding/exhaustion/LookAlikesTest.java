package dev.plimsoll.probe.finding.exhaustion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits that look alike to who suffers from them, told apart by what moved. */
class LookAlikesTest {
    private static final Timeline TIMING_OUT = Told.of("generator", "failures.timed-out | - 9 9");

    @Test
    void anAcceptorWithoutDescriptorsIsNotAShortQueue() {
        String both = """
                fd | 20 64 64
                RLIMIT_NOFILE | 64 - -
                tcp.listen_overflows | 0 0 52
                tcp.listen_drops | 0 0 52
                accept_queue | 0 9 9
                accept_queue_limit | 8 8 8
                """;
        assertThat(Told.found(Told.of("gateway", both), TIMING_OUT)).containsExactly("HIT RLIMIT_NOFILE of gateway");
    }

    @Test
    void itIsSoBeforeTheFirstConnectTimesOut() {
        String both =
                "fd | 20 64\nRLIMIT_NOFILE | 64 -\ntcp.listen_overflows | 0 52\naccept_queue | 0 9\naccept_queue_limit | 8 8";
        assertThat(Told.found(Told.of("gateway", both))).containsExactly("HIT RLIMIT_NOFILE of gateway");
    }

    @Test
    void aQueueNobodyEmptiesIsNotAShortageOfDescriptors() {
        String queue = """
                fd | 20 26 26
                RLIMIT_NOFILE | 64 - -
                tcp.listen_overflows | 0 23 46
                tcp.listen_drops | 0 23 46
                accept_queue | 0 17 17
                accept_queue_limit | 16 16 16
                tcp_syn_recv | - 3 -
                """;
        assertThat(Told.found(Told.of("gateway", queue), TIMING_OUT)).containsExactly("HIT accept queue of gateway");
    }

    @Test
    void handshakesThatAreDroppedBeforeTheQueueAreTheSynQueue() {
        String syns = """
                tcp.listen_overflows | 0 0 0
                tcp.listen_drops | 0 207 207
                tcp_syn_recv | - 193 -
                accept_queue | 0 0 0
                accept_queue_limit | 1024 1024 1024
                """;
        assertThat(Told.found(Told.of("gateway", syns), TIMING_OUT)).containsExactly("HIT SYN queue of gateway");
    }

    @Test
    void cookiesAreAWarningAlone() {
        assertThat(Told.found(Told.of("gateway", "tcp.req_q_full_do_cookies | 0 140 140"), TIMING_OUT))
                .containsExactly("NEAR SYN queue of gateway");
    }

    @Test
    void portsOfOurOwnPortsOfTheTranslatorAndEntriesAreThree() {
        Timeline own = Told.of("generator", "failures.ephemeral-ports | - 12 -\nconntrack.drop | 0 0 0");
        assertThat(Told.found(own)).containsExactly("HIT net.ipv4.ip_local_port_range of generator");

        String translated = """
                conntrack.drop | 0 8 8
                conntrack.insert_failed | 0 8 8
                conntrack | 3 20 20
                net.netfilter.nf_conntrack_max | 262144 - -
                """;
        assertThat(Told.found(Told.of("host", translated), TIMING_OUT)).containsExactly("HIT SNAT ports of host");

        String full = """
                conntrack.drop | 0 24 24
                conntrack.insert_failed | 0 0 0
                conntrack | 262000 262144 262144
                net.netfilter.nf_conntrack_max | 262144 - -
                """;
        assertThat(Told.found(Told.of("host", full), TIMING_OUT))
                .containsExactly("HIT net.netfilter.nf_conntrack_max of host");
    }

    @Test
    void entriesThatAreGivenUpEarlyAreAWarning() {
        assertThat(Told.found(Told.of("host", "conntrack.early_drop | 0 253945 253945"), TIMING_OUT))
                .containsExactly("NEAR net.netfilter.nf_conntrack_max of host");
    }

    @Test
    void aForkThatTheGroupRefusedIsNotTheUsersLimitToo() {
        String both = """
                cgroup_task_hit | 0 1 9
                user_task | - 40 -
                RLIMIT_NPROC | 40 - -
                """;
        assertThat(Told.found(Told.of("gateway", both), TIMING_OUT)).containsExactly("HIT pids.max of gateway");
    }

    @Test
    void aQueueThatOverflowedHalfAMinuteBeforeIsNoConsequence() {
        String first = "tcp.listen_overflows | 0 9 9\nfd | 20 20 20\nRLIMIT_NOFILE | 64 64 64"
                + "\naccept_queue | 0 9 9\naccept_queue_limit | 8 8 8";
        Timeline early = Told.of("gateway", first);
        double[] late = {1, 2, 40};
        Timeline both = new Timeline(
                "gateway",
                late,
                Map.of(
                        "tcp.listen_overflows", new double[] {0, 9, 9},
                        "accept_queue", new double[] {0, 9, 9},
                        "accept_queue_limit", new double[] {8, 8, 8},
                        "fd", new double[] {20, 20, 64},
                        "RLIMIT_NOFILE", new double[] {64, 64, 64}));
        Timeline failing =
                new Timeline("generator", late, Map.of("failures.timed-out", new double[] {Double.NaN, 9, 9}));
        assertThat(Told.found(early, TIMING_OUT)).containsExactly("HIT accept queue of gateway");
        assertThat(Told.found(both, failing))
                .containsExactly("HIT accept queue of gateway", "HIT RLIMIT_NOFILE of gateway");
    }

    @Test
    void aProcessThatIsFullFromTheBeginningIsTheCauseOfWhatOverflowsMuchLater() {
        double[] seconds = {1, 2, 60};
        Timeline gateway = new Timeline(
                "gateway",
                seconds,
                Map.of(
                        "tcp.listen_overflows", new double[] {0, 0, 9},
                        "accept_queue", new double[] {0, 3, 9},
                        "accept_queue_limit", new double[] {8, 8, 8},
                        "fd", new double[] {20, 64, 64},
                        "RLIMIT_NOFILE", new double[] {64, 64, 64}));
        Timeline failing =
                new Timeline("generator", seconds, Map.of("failures.timed-out", new double[] {Double.NaN, 9, 9}));
        assertThat(Told.found(gateway, failing)).containsExactly("HIT RLIMIT_NOFILE of gateway");
    }

    @Test
    void theGeneratorsOwnShortageDoesNotExcuseTheGateway() {
        String full = "tcp.listen_overflows | 0 9 9\naccept_queue | 0 9 9\naccept_queue_limit | 8 8 8";
        Timeline generator = Told.of("generator", "failures.local-fd-limit | - 5 -");
        assertThat(Told.found(Told.of("gateway", full), generator))
                .containsExactlyInAnyOrder("HIT accept queue of gateway", "HIT RLIMIT_NOFILE of generator");
    }

    @Test
    void anotherListenersOverflowIsNotTheGateways() {
        String idle = "tcp.listen_overflows | 0 1 1\naccept_queue | 0 0 0\naccept_queue_limit | 4096 4096 4096";
        assertThat(Told.found(Told.of("gateway", idle), TIMING_OUT)).containsExactly("NEAR accept queue of gateway");
    }

    @Test
    void twoControlGroupsThatAreFullAtDifferentTimesAreTwo() {
        Timeline gateway = Told.of("gateway", "cgroup_task_hit | 0 5 5");
        Timeline backend =
                new Timeline("backend", new double[] {1, 20_000}, Map.of("cgroup_task_hit", new double[] {0, 7}));
        assertThat(Told.found(gateway, backend)).containsExactly("HIT pids.max of gateway", "HIT pids.max of backend");
    }

    @Test
    void anotherHostsMachineIsItsOwn() {
        String table = "system_files | 100 2466170 2466170\nfs.file-max | 2466170 2466170 2466170";
        Timeline afar = Told.of("gateway", table + "\nclock_offset_seconds | 0 0 0");
        assertThat(Told.found(afar, TIMING_OUT)).containsExactly("HIT fs.file-max of gateway");
    }

    @Test
    void whatTwoSubjectsSeeInOneNamespaceIsTheHosts() {
        String overflow = "tcp.time_wait_overflow | 0 31 31";
        assertThat(Told.found(Told.of("gateway", overflow), Told.of("generator", overflow)))
                .containsExactly("HIT net.ipv4.tcp_max_tw_buckets of host");
    }

    @Test
    void aGatewayThatIsGoneIsStillSeenInItsGroup() {
        String killed = "rss | 60 - -\ncgroup_oom_kill | 0 1 1\ncgroup_memory_hit | 0 36 36";
        assertThat(Told.found(Told.of("gateway", killed), TIMING_OUT)).containsExactly("HIT memory.max of gateway");
    }

    @Test
    void aReaderThatStandsStillIsShownAndNeverHit() {
        assertThat(Told.found(Told.of("generator", "stalled_socket | - 5 -\nfailures.messages-late | - 9 9")))
                .containsExactly("NEAR slow reader of generator");
    }

    @Test
    void portsThatTheGeneratorLacksAreItsOwnThoughTheGatewayIsInTheSameNamespace() {
        String ports = "ports_used | - 64 -\nnet.ipv4.ip_local_port_range | 64 - -\n";
        Timeline own = Told.of("generator", ports + "failures.ephemeral-ports | - 12 -");
        assertThat(Told.found(Told.of("gateway", ports), own))
                .containsExactly("HIT net.ipv4.ip_local_port_range of generator");
    }

    @Test
    void aHeapThatIsFullInSpiteOfCollectionsIsFullAndOneThatIsFullOfGarbageIsNot() {
        String limit = "\nheap_limit | 1000 1000 1000\nheap | 400 600 600";
        assertThat(Told.found(Told.of("gateway", "heap_used | 500 950 950\ngc | 3 23 46" + limit), TIMING_OUT))
                .containsExactly("HIT Java heap of gateway");
        assertThat(Told.found(Told.of("gateway", "heap_used | 500 950 600\ngc | 3 4 5" + limit), TIMING_OUT))
                .isEmpty();
    }
}

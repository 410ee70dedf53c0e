package dev.plimsoll.probe.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Ask;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveGroupTest {
    private static final String LIMIT = "8388608";

    @Test
    void aProcessThatMayNotForkIsCountedAndTheOneBesideItIsNot() throws IOException {
        try (OwnGroup group = OwnGroup.of("pids")) {
            try (Child forking = Child.of(List.of("perl", "-e", "$|=1; print \"ready\\n\"; <STDIN>; fork(); <STDIN>"));
                    Child free = Child.idle()) {
                CgroupProbe beside = new CgroupProbe(Cgroup.ofProcess(free.pid()));
                Reading before = Ask.reading(beside, "cgroup_task_hit");
                group.take(forking.pid());
                group.set("pids.max", "1");
                CgroupProbe probe = new CgroupProbe(Cgroup.ofProcess(forking.pid()));
                assertThat(Cgroup.ofProcess(forking.pid()).taskLimit())
                        .isEqualTo(new Reading.Value(Quantity.count(1), Scope.CGROUP));
                assertThat(Ask.amount(probe, "cgroup_task")).isEqualTo(1);
                assertThat(Ask.amount(probe, "cgroup_task_hit")).isZero();
                forking.say("go");
                await().until(() -> Ask.amount(probe, "cgroup_task_hit") >= 1);
                assertThat(Ask.reading(beside, "cgroup_task_hit")).isEqualTo(before);
            }
        }
    }

    @Test
    void memoryThatIsHeldAtItsLimitIsHitAndBelowItIsNot() throws IOException {
        try (OwnGroup group = OwnGroup.of("memory")) {
            group.setIfThere("memory.swap.max", "0");
            try (Child child = glutton()) {
                CgroupProbe probe = hold(group, child);
                assertThat(Ask.amount(probe, "cgroup_memory_hit")).isZero();
                assertThat(Ask.amount(probe, "cgroup_oom_kill")).isZero();
                child.say("go");
                await().until(() -> Ask.amount(probe, "cgroup_memory_hit") > 0);
            }
        }
    }

    @Test
    void aLimitOfMemoryWithSwapThatTheKernelDoesNotCountIsNotZeroHits() throws IOException {
        try (OwnGroup group = OwnGroup.of("memory")) {
            try (Child child = glutton()) {
                CgroupProbe probe = hold(group, child);
                group.setIfThere("memory.memsw.limit_in_bytes", LIMIT);
                group.setIfThere("memory.swap.max", "0");
                child.say("go");
                await().until(() -> Ask.amount(probe, "cgroup_oom_kill") >= 1);
                assertThat(Ask.reading(probe, "cgroup_memory_hit").amountOrNaN())
                        .isNotZero();
            }
        }
    }

    /** Once it read a line, holds 20 MB. */
    private static Child glutton() {
        return Child.of("echo ready; read go; head -c 20000000 /dev/zero | tail -c 20000000 >/dev/null; read line");
    }

    private static CgroupProbe hold(OwnGroup group, Child child) throws IOException {
        group.set(group.version() == 1 ? "memory.limit_in_bytes" : "memory.max", LIMIT);
        group.take(child.pid());
        Cgroup cgroup = Cgroup.ofProcess(child.pid());
        assertThat(cgroup.memoryLimit()).isEqualTo(new Reading.Value(Quantity.bytes(8388608), Scope.CGROUP));
        return new CgroupProbe(cgroup);
    }

    @Test
    void aProcessHeldToATenthOfACpuIsThrottled() throws IOException {
        try (OwnGroup group = OwnGroup.of("cpu")) {
            try (Child busy = Child.of("echo ready; while :; do :; done")) {
                group.take(busy.pid());
                CgroupProbe probe = new CgroupProbe(Cgroup.ofProcess(busy.pid()));
                assertThat(Ask.amount(probe, "cgroup_throttled")).isZero();
                if (group.version() == 1) {
                    group.set("cpu.cfs_quota_us", "10000");
                } else {
                    group.set("cpu.max", "10000 100000");
                }
                await().until(() -> Ask.amount(probe, "cgroup_throttled") >= 2);
                assertThat(Ask.amount(probe, "cgroup_throttled_seconds")).isPositive();
            }
        }
    }

    @Test
    void aProcessThatWasKilledIsStillSeenInItsGroupThoughVersionOneSaysItIsInTheTopGroup() throws IOException {
        try (OwnGroup group = OwnGroup.of("memory");
                Child parent = Child.of("sleep 60 & echo $!; exec sleep 60")) {
            group.set(group.version() == 1 ? "memory.limit_in_bytes" : "memory.max", "8388608");
            long pid = Long.parseLong(parent.said());
            group.take(pid);
            CgroupProbe probe = new CgroupProbe(Cgroup.ofProcess(pid));
            assertThat(Ask.amount(probe, "cgroup_memory")).isBetween(0.0, 8388608.0);
            ProcessHandle.of(pid).orElseThrow().destroyForcibly();
            await().until(() ->
                    Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") Z "));
            assertThat(Ask.amount(probe, "cgroup_memory")).isLessThan(8388608);
            assertThat(Ask.amount(probe, "cgroup_oom_kill")).isZero();
        }
    }
}

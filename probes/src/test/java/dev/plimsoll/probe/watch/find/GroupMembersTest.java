package dev.plimsoll.probe.watch.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.cgroup.OwnGroup;
import dev.plimsoll.probe.watch.Named;
import dev.plimsoll.probe.watch.Subjects;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GroupMembersTest {

    @Test
    void theProcessesOfAGroupAndOfThoseBelowAreFoundHoweverItIsWritten() throws IOException {
        String name = "plimsoll-members-" + ProcessHandle.current().pid();
        try (OwnGroup group = OwnGroup.of("pids", name)) {
            Path below = Files.createDirectory(group.directory().resolve("below"));
            try (Child above = Child.idle();
                    Child inside = Child.idle();
                    Child beside = Child.idle()) {
                group.take(above.pid());
                Files.writeString(below.resolve("cgroup.procs"), Long.toString(inside.pid()));
                Named both = new Named.Processes(
                        Stream.of(above.pid(), inside.pid()).sorted().toList());
                assertThat(Subjects.parse("cgroup:/" + name)).isEqualTo(both);
                assertThat(Subjects.parse("cgroup:" + name + "/")).isEqualTo(both);
                assertThat(Subjects.parse("cgroup:" + group.directory())).isEqualTo(both);
                assertThat(Subjects.parse("cgroup:/" + name + "/below"))
                        .isEqualTo(new Named.Processes(List.of(inside.pid())));
                assertThat(Subjects.parse("cgroup:/" + name.substring(0, name.length() - 1)))
                        .isInstanceOf(Named.Problem.class);
                assertThat(beside.pid()).isPositive();
            }
            Files.delete(below);
        }
    }

    @Test
    void theGroupOfAllProcessesIsRefused() {
        for (String all : List.of("", "/", "//", "/sys/fs/cgroup")) {
            assertThat(Subjects.parse("cgroup:" + all)).isInstanceOf(Named.Problem.class);
        }
    }
}

package dev.plimsoll.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Captured;
import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Seen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatTest {

    @Test
    void aNameWithParenthesesAndSpacesIsReadWhole(@TempDir Path directory) throws IOException {
        Path program = Files.copy(Path.of("/bin/sh").toRealPath(), directory.resolve("a) Z 1 (b"));
        try (Child child = Child.of(List.of(program.toString(), "-c", "echo ready; read line"))) {
            Seen<Stat> stat = Stat.read(ProcReader.ofThisMachine(), child.pid());
            assertThat(stat.map(Stat::comm)).isEqualTo(new Seen.Found<>("a) Z 1 (b"));
            assertThat(stat.map(Stat::ended)).isEqualTo(new Seen.Found<>(false));
            assertThat(stat.map(Stat::threads)).isEqualTo(new Seen.Found<>(1L));
        }
    }

    @Test
    void theCapturedLineIsRead() {
        assertThat(Stat.read(new ProcReader(Captured.newest()), Captured.PID))
                .isEqualTo(new Seen.Found<>(new Stat("java", 'S', 10, 14, 125705)));
    }

    @Test
    void aTornLineIsAFailureEvenWhereAllItsFieldsAreThere() {
        assertThat(Stat.parse("1 (a) S 1 1 1 0 -1 0 0 0 0 0 5 5 0 0 20 0 1 0 1257"))
                .isInstanceOf(Seen.Failed.class);
    }

    @Test
    void anEndedProcessThatNobodyWaitedForIsEnded() {
        try (Child parent = Child.of("sleep 0.2 & echo $!; exec sleep 60")) {
            long zombie = Long.parseLong(parent.said());
            await().until(() ->
                    Stat.read(ProcReader.ofThisMachine(), zombie).match(Stat::ended, gone -> false, failed -> false));
            assertThat(new ProcessProbe(ProcReader.ofThisMachine(), zombie)
                            .read()
                            .get("rss"))
                    .isInstanceOf(Reading.Absent.class);
        }
    }
}

package dev.plimsoll.soak.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is said where Netty has no native library, as on another system: in a process of its own without one. */
final class ChosenTransportTest {
    @Test
    void autoTakesNioAndThePlanSaysWhy() throws Exception {
        Said said = type("plan", "quick", "--json");
        assertThat(said.exit()).isZero();
        assertThat(said.words())
                .contains("\"transport\" : \"nio\"", "\"transport.asked\" : \"auto\"")
                .containsPattern("\"transport.why\" : \"nio, because epoll is not available here: .*noNative");
    }

    @Test
    void theTerminalSaysSoToo() throws Exception {
        assertThat(type("plan", "quick").words())
                .contains("         over nio, because epoll is not available here: ", "\ntransport\n  nio, because ");
    }

    @Test
    void whatWasAskedForAndIsNotHereIsRefusedWithWhatToType() throws Exception {
        for (String word : List.of("io_uring", "epoll")) {
            Said said = type("plan", "quick", "--transport", word);
            assertThat(said.exit()).isEqualTo(3);
            assertThat(said.words())
                    .contains("--transport " + word + " does not work on this machine: ", "write --transport auto");
        }
    }

    private static Said type(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Dio.netty.transport.noNative=true",
                "-cp",
                System.getProperty("java.class.path"),
                Plimsoll.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            return new Said(process.exitValue(), words);
        } finally {
            process.destroyForcibly();
        }
    }

    private record Said(int exit, String words) {}
}

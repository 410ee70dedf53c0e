package dev.plimsoll.soak.cli.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plimsoll.probe.remote.serve.ProbeServer;
import dev.plimsoll.probe.remote.serve.ServeOrder;
import dev.plimsoll.probe.remote.wire.Token;
import dev.plimsoll.probe.watch.ServedSubjects;
import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.cli.exit.Stop;
import dev.plimsoll.soak.conduct.Interrupt;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code probe --serve}: from the command line to a server, until the interrupt is raised. */
public final class ProbeServing {
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private ProbeServing() {}

    /**
     * Where lines go.
     *
     * @param out the line that says where it listens
     * @param err what was dropped
     */
    public record Output(PrintWriter out, PrintWriter err) {}

    /**
     * What was ordered, checked.
     *
     * @param order where, and inside of what
     * @param token of whom is answered
     */
    public record Order(ServeOrder order, Token token) {
        /** Stops with exit code 2 and what to type where the order or the token is no good. */
        public static Order of(Asked asked, Map<String, String> environment) {
            try {
                Token token = Token.from(environment);
                return new Order(ServeOrder.of(asked.hostPort(), asked.certificate(), asked.key()), token);
            } catch (IllegalArgumentException e) {
                throw new Stop(ExitCode.USAGE, String.valueOf(e.getMessage()));
            }
        }
    }

    /**
     * Serves until the interrupt is raised; stops with exit code 3 where it cannot listen.
     *
     * @return the exit code, 0
     */
    public static int serve(Order order, Output output, Interrupt interrupt) {
        try (ProbeServer server = ProbeServer.open(
                order.order(), order.token(), new ServedSubjects(System::nanoTime), line -> say(output.err(), line))) {
            say(output.out(), ready(server, order.order()));
            while (interrupt.reason().isEmpty()) {
                interrupt.await(LOOK_NANOS);
            }
            return ExitCode.PASS.number();
        } catch (IOException e) {
            throw new Stop(ExitCode.REFUSED, String.valueOf(e.getMessage()));
        }
    }

    private static String ready(ProbeServer server, ServeOrder order) {
        return new ObjectMapper()
                .createObjectNode()
                .put("host", server.address().getAddress().getHostAddress())
                .put("port", server.address().getPort())
                .put("tls", order.tls().isPresent())
                .put("pid", ProcessHandle.current().pid())
                .toString();
    }

    private static void say(PrintWriter writer, String line) {
        writer.println(line);
        writer.flush();
    }
}

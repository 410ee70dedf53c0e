package dev.plimsoll.probe.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.RemoteAddress;
import dev.plimsoll.probe.remote.RemoteSource;
import dev.plimsoll.probe.remote.RemoteSources;
import dev.plimsoll.probe.remote.serve.ProbeServer;
import dev.plimsoll.probe.remote.serve.ServeOrder;
import dev.plimsoll.probe.remote.serve.Served;
import dev.plimsoll.probe.remote.serve.Serving;
import dev.plimsoll.probe.remote.wire.Taking;
import dev.plimsoll.probe.remote.wire.Token;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemoteSubjectTest {
    private static final List<String> CLOCKS = List.of("clock_offset_seconds", "clock_uncertainty_seconds");

    @Test
    void aProcessIsReadThroughAServedProbeAsItIsReadHere() throws IOException {
        try (ProbeServer server = serve();
                RemoteSources sources = sources();
                Child child = Child.idle()) {
            Subject here = Subject.process("gateway", child.pid(), System::nanoTime);
            Subject there = subject(sources, server, "pid:" + child.pid());
            for (Tier tier : Tier.values()) {
                Map<String, Reading> expected = here.read(tier).readings();
                Map<String, Reading> read = there.read(tier).readings();
                assertThat(read).containsKeys(CLOCKS.toArray(String[]::new)).hasSize(expected.size() + CLOCKS.size());
                assertThat(read.keySet()).containsAll(expected.keySet());
                for (String stable : List.of("fd", "thread", "rss", "map")) {
                    if (expected.containsKey(stable)) {
                        assertThat(read.get(stable)).isEqualTo(expected.get(stable));
                    }
                }
            }
            assertThat(there.read(Tier.FAST).get("cpu_seconds").amountOrNaN())
                    .isCloseTo(here.read(Tier.FAST).get("cpu_seconds").amountOrNaN(), within(0.1));
        }
    }

    @Test
    void anEndIsSeenFromAfar() throws IOException {
        try (ProbeServer server = serve();
                RemoteSources sources = sources();
                Child child = Child.idle()) {
            Subject there = subject(sources, server, "pid:" + child.pid());
            assertThat(there.alive()).isTrue();
            child.end();
            assertThat(there.read(Tier.FAST).get("rss"))
                    .isEqualTo(new Reading.Failed("process " + child.pid() + " has ended"));
            assertThat(there.alive()).isFalse();
            assertThat(there.ended()).containsExactly(child.pid());
        }
    }

    @Test
    void theHostCanBeReadTooAndWhatIsNotThereIsNot() {
        ServedSubjects served = new ServedSubjects(System::nanoTime);
        assertThat(served.find("host")).isInstanceOf(Served.Found.Subject.class);
        assertThat(served.find("pid:999999999")).isInstanceOf(Served.Found.Problem.class);
        assertThat(served.find("nonsense")).isInstanceOf(Served.Found.Problem.class);
    }

    @Test
    void whatIsMissedIsMissingByTheNamesItHadAndNoEnd() {
        Map<String, Reading> readings = Map.of("fd", Reading.ofProcess(Quantity.count(3)));
        Subject subject = new RemoteSubject(
                "gateway",
                new Scripted(
                        new Taking.Missed("not yet"),
                        new Taking.Taken(readings, 0, Taking.Life.WHOLE),
                        new Taking.Missed("no answer")),
                System::nanoTime);
        assertThat(subject.read(Tier.FAST).readings()).isEqualTo(Map.of("usual", new Reading.Failed("not yet")));
        assertThat(subject.read(Tier.FAST).readings()).isEqualTo(readings);
        assertThat(subject.read(Tier.FAST).readings()).isEqualTo(Map.of("fd", new Reading.Failed("no answer")));
        assertThat(subject.alive()).isTrue();
    }

    @Test
    void aJoinedSubjectKnowsWhatAnyOfItsSourcesDoesAndBelievesTheFirst() {
        Reading three = Reading.ofProcess(Quantity.count(3));
        Reading four = Reading.ofProcess(Quantity.count(4));
        Reading absent = new Reading.Absent("not here");
        Subject first = always(Map.of("fd", three, "thread", absent, "map", absent));
        Subject second = always(Map.of("fd", four, "thread", four, "map", new Reading.Failed("x"), "goroutine", four));
        Subject joined = new JoinedSubject(first, List.of(second));
        assertThat(joined.read(Tier.FAST).readings())
                .isEqualTo(Map.of("fd", three, "thread", four, "map", absent, "goroutine", four));
        assertThat(joined.name()).isEqualTo("gateway");
        assertThat(joined.alive()).isTrue();
    }

    private static Subject always(Map<String, Reading> readings) {
        return new RemoteSubject(
                "gateway", new Scripted(new Taking.Taken(readings, 0, Taking.Life.WHOLE)), System::nanoTime);
    }

    private static ProbeServer serve() throws IOException {
        return ProbeServer.open(
                ServeOrder.of("127.0.0.1:0", Optional.empty(), Optional.empty()),
                Token.from(Serving.ENVIRONMENT),
                new ServedSubjects(System::nanoTime),
                said -> {});
    }

    private static RemoteSources sources() {
        return RemoteSources.open(
                InetAddress::isLoopbackAddress,
                (host, port) -> {
                    throw new AssertionError("no TLS was asked for");
                },
                Serving.ENVIRONMENT);
    }

    private static Subject subject(RemoteSources sources, ProbeServer server, String words) throws IOException {
        RemoteAddress address = RemoteAddress.parse(
                        "probe://127.0.0.1:" + server.address().getPort() + "/" + words)
                .orElseThrow();
        Subject subject = new RemoteSubject("gateway", sources.source(address), System::nanoTime);
        await().until(() -> subject.read(Tier.FAST).get("fd") instanceof Reading.Value); // classes are loaded meanwhile
        return subject;
    }

    /** Gives these in turn. */
    private static final class Scripted implements RemoteSource {
        private final Deque<Taking> next;

        Scripted(Taking... takings) {
            this.next = new ArrayDeque<>(Arrays.asList(takings));
        }

        @Override
        public Taking take(Tier upTo) {
            return next.remove();
        }

        @Override
        public List<String> usual() {
            return List.of("usual");
        }
    }
}

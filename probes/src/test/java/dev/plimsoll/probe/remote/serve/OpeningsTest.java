package dev.plimsoll.probe.remote.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Child;
import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.remote.serve.Served.Found;
import dev.plimsoll.probe.watch.ServedSubjects;
import org.junit.jupiter.api.Test;

class OpeningsTest {
    private static final String WORDS = "name:openings-child";

    @Test
    void aSubjectThatWasStartedAgainIsFoundByWhoAsksWithoutAName() {
        try (Openings openings = new Openings(new ServedSubjects(System::nanoTime))) {
            Openings.Key prometheus = new Openings.Key("", WORDS);
            Openings.Key run = new Openings.Key("ab12", WORDS);
            try (Child first = named()) {
                assertThat(first.pid()).isPositive();
                assertThat(alive(openings, prometheus)).isTrue();
                assertThat(alive(openings, run)).isTrue();
            }
            assertThat(alive(openings, prometheus)).as("nobody has the name").isFalse();
            try (Child second = named()) {
                assertThat(second.pid()).isPositive();
                assertThat(alive(openings, prometheus)).isTrue();
                assertThat(alive(openings, run))
                        .as("a run goes on with whom it began")
                        .isFalse();
            }
        }
    }

    private static Child named() {
        return Child.of("printf openings-child > /proc/$$/comm; echo ready; read line");
    }

    private static boolean alive(Openings openings, Openings.Key key) {
        Found found = openings.of(key);
        assertThat(found).isInstanceOf(Found.Subject.class);
        return ((Found.Subject) found).source().take(Probe.Tier.FAST).life().alive();
    }
}

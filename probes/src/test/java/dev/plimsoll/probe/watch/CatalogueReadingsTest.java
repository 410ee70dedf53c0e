package dev.plimsoll.probe.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.Place;
import dev.plimsoll.probe.limit.known.Signature;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No limit speaks of a resource that nobody reads. */
class CatalogueReadingsTest {
    @Test
    void whatLimitsAreRecognizedByIsReadOfAProcessOrOfTheHost() {
        Set<String> read = new TreeSet<>();
        read.addAll(Subject.host(System::nanoTime).read(Tier.QUIET).readings().keySet());
        read.addAll(Subject.process("gateway", ProcessHandle.current().pid(), System::nanoTime)
                .read(Tier.QUIET)
                .readings()
                .keySet());
        assertThat(Catalogue.all())
                .allSatisfy(limit -> assertThat(read)
                        .as(limit.name())
                        .containsAll(resources(limit).toList()));
    }

    private static Stream<String> resources(KnownLimit limit) {
        Signature signature = limit.signature();
        Stream<String> seen = Stream.of(signature.hit(), signature.early())
                .flatMap(List::stream)
                .flatMap(List::stream)
                .flatMap(CatalogueReadingsTest::resources);
        Stream<String> beside = limit.ceiling() instanceof Place.Resource place ? Stream.of(place.name()) : Stream.of();
        return Stream.of(limit.used().stream(), beside, seen).flatMap(names -> names);
    }

    private static Stream<String> resources(Condition condition) {
        if (condition instanceof Condition.Rises rises) {
            return Stream.of(rises.resource());
        } else if (condition instanceof Condition.RisesBeyond beyond) {
            return Stream.of(beyond.resource(), beyond.other());
        } else if (condition instanceof Condition.Reaches reaches) {
            return Stream.of(reaches.resource());
        }
        return condition instanceof Condition.AtLeast least ? Stream.of(least.resource(), least.of()) : Stream.of();
    }
}

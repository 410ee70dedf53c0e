package dev.plimsoll.probe.finding.exhaustion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.probe.Scope;
import dev.plimsoll.probe.finding.exhaustion.Exhausted.Degree;
import dev.plimsoll.probe.limit.catalogue.Catalogue;
import dev.plimsoll.probe.limit.known.Condition;
import dev.plimsoll.probe.limit.known.KnownLimit;
import dev.plimsoll.probe.limit.known.KnownLimit.Nature;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each signature of the catalogue: found where all its conditions just hold, and not where one of them just does not. */
class SignaturesTest {
    private static final double CEILING = 1_000_000;
    private static final double[] SECONDS = {1, 2};

    /**
     * One way in which a limit shows itself.
     *
     * @param degree what it then is
     */
    record Way(KnownLimit limit, List<Condition> together, Degree degree) {
        @Override
        public String toString() {
            return degree + " " + limit.name() + " " + together;
        }
    }

    static Stream<Way> ways() {
        return Catalogue.all().stream()
                .flatMap(limit -> Stream.concat(
                        limit.signature().hit().stream().map(together -> new Way(limit, together, Degree.HIT)),
                        limit.signature().early().stream().map(together -> new Way(limit, together, Degree.NEAR))));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void itIsFoundWhereAllConditionsJustHold(Way way) {
        Story story = new Story(way.limit());
        way.together().forEach(story::justHolds);
        assertThat(story.found()).anySatisfy(found -> {
            assertThat(found.degree()).isEqualTo(way.limit().nature() == Nature.CEILING ? way.degree() : Degree.NEAR);
            assertThat(found.evidence()).hasSameSizeAs(way.together());
        });
    }

    @ParameterizedTest
    @MethodSource("ways")
    void itIsNotFoundWhereOneOfThemJustDoesNot(Way way) {
        for (Condition broken : way.together()) {
            Story story = new Story(way.limit());
            way.together().stream().filter(condition -> condition != broken).forEach(story::justHolds);
            story.justDoesNot(broken);
            assertThat(story.found())
                    .as("without %s", broken)
                    .noneMatch(found -> found.degree() == way.degree()
                            && found.evidence().size() == way.together().size());
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void ninePartsOfTenAreNoFinding(Way way) {
        Story story = new Story(way.limit());
        way.together().forEach(story::atNinePartsOfTen);
        assertThat(story.found()).isEmpty();
    }

    /** Two moments of the one whose limit it is, and of the generator. */
    private static final class Story {
        private final KnownLimit limit;
        private final Map<String, double[]> values = new HashMap<>();
        private final Map<String, double[]> failures = new HashMap<>();

        Story(KnownLimit limit) {
            this.limit = limit;
            put(Sight.ceilingOf(limit), CEILING, CEILING);
        }

        void justHolds(Condition condition) {
            if (condition instanceof Condition.Rises rises) {
                put(rises.resource(), 5, 5 + rises.least());
            } else if (condition instanceof Condition.RisesBeyond beyond) {
                put(beyond.resource(), 5, 9);
                put(beyond.other(), 7, 10);
            } else if (condition instanceof Condition.Reaches reaches) {
                put(reaches.resource(), 0, reaches.least());
            } else if (condition instanceof Condition.AtLeast atLeast) {
                put(atLeast.resource(), 0, atLeast.share() * CEILING);
                put(atLeast.of(), CEILING, CEILING);
            } else if (condition instanceof Condition.Full full) {
                put(used(), 0, CEILING - room(full));
            } else {
                fail(condition);
            }
        }

        void justDoesNot(Condition condition) {
            if (condition instanceof Condition.Rises rises) {
                put(rises.resource(), 5, 5 + rises.least() - 1);
            } else if (condition instanceof Condition.RisesBeyond beyond) {
                put(beyond.resource(), 5, 9);
                put(beyond.other(), 7, 11);
            } else if (condition instanceof Condition.Reaches reaches) {
                put(reaches.resource(), 0, reaches.least() - 1);
            } else if (condition instanceof Condition.AtLeast atLeast) {
                put(atLeast.resource(), 0, atLeast.share() * CEILING - 1);
                put(atLeast.of(), CEILING, CEILING);
            } else if (condition instanceof Condition.Full full) {
                put(used(), 0, CEILING - room(full) - 1);
            }
        }

        /** Levels are at 90 % of where they would tell, counters stand still, and the generator suffers. */
        void atNinePartsOfTen(Condition condition) {
            if (condition instanceof Condition.Reaches reaches) {
                put(reaches.resource(), 0, 0.9 * reaches.least());
            } else if (condition instanceof Condition.AtLeast atLeast) {
                put(atLeast.resource(), 0, 0.9 * CEILING);
                put(atLeast.of(), CEILING, CEILING);
            } else if (condition instanceof Condition.Full) {
                put(used(), 0, 0.9 * CEILING);
            } else if (condition instanceof Condition.Failures) {
                fail(condition);
            }
        }

        private void fail(Condition condition) {
            String kind = condition instanceof Condition.OwnFailures own
                    ? own.kind()
                    : ((Condition.Failures) condition)
                            .kinds().stream().findFirst().orElse("reset");
            failures.put(Timeline.FAILURES + kind, new double[] {Double.NaN, 3});
        }

        private String used() {
            return limit.used().orElseThrow();
        }

        private static double room(Condition.Full full) {
            return Math.max(Math.min(full.room(), CEILING / 20), full.share() * CEILING);
        }

        private void put(String resource, double first, double second) {
            values.put(resource, new double[] {first, second});
        }

        List<Exhausted> found() {
            boolean isOwn = failures.keySet().stream()
                    .anyMatch(kind -> limit.signature().hit().stream()
                            .flatMap(List::stream)
                            .anyMatch(condition ->
                                    condition instanceof Condition.OwnFailures own && kind.endsWith("." + own.kind())));
            if (isOwn) {
                values.putAll(failures);
                return Exhaustions.find(List.of(limit), List.of(new Timeline("generator", SECONDS, values)));
            }
            String subject = limit.scope() == Scope.HOST ? "host" : "gateway";
            return Exhaustions.find(
                    List.of(limit),
                    List.of(new Timeline(subject, SECONDS, values), new Timeline("generator", SECONDS, failures)));
        }
    }
}

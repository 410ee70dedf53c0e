package dev.plimsoll.soak.scenario.yaml;

import dev.plimsoll.soak.scenario.Parsed;
import dev.plimsoll.soak.scenario.Phase;
import dev.plimsoll.soak.scenario.Quantities;
import dev.plimsoll.soak.scenario.Share;
import dev.plimsoll.soak.scenario.tree.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Stretches phases, and sets how fast connections are opened. */
final class Pacing {
    private static final double MOST_TIMES = 1000;
    private static final int LEAST_BLOCKS = 4;
    private static final long LEAST_NANOS = 1_000_000;

    private Pacing() {}

    /**
     * Multiplies the duration of every phase. A churn's rate stays, so its cycles are multiplied: whole blocks, and at
     * least {@value #LEAST_BLOCKS} where it had so many, for fewer show no trend. Rates, sizes and deadlines stay.
     */
    static List<PhaseBinder.Bound> scale(List<PhaseBinder.Bound> phases, List<Setting> settings, Problems problems) {
        List<PhaseBinder.Bound> scaled = phases;
        for (Setting setting : settings) {
            Parsed<Double> times = times(setting.value());
            if (times instanceof Parsed.Good<Double> it) {
                List<PhaseBinder.Bound> next = new ArrayList<>();
                for (PhaseBinder.Bound bound : scaled) {
                    next.add(scaled(bound, it.value(), setting, problems));
                }
                scaled = next;
            } else {
                problems.add(setting.place(), ((Parsed.Wrong<Double>) times).message());
            }
        }
        return scaled;
    }

    private static Parsed<Double> times(String text) {
        Optional<Double> times = Quantities.number(text).filter(it -> it > 0 && it <= MOST_TIMES);
        return times.map(Parsed::good)
                .orElseGet(() -> Parsed.wrong(text, "is not a scale; write a number above 0 and up to 1000, e.g. 0.1"));
    }

    private static PhaseBinder.Bound scaled(PhaseBinder.Bound bound, double times, Setting setting, Problems problems) {
        Phase phase = bound.phase();
        if (phase instanceof Phase.Churn churn) {
            long had = churn.cycles() / churn.block();
            long blocks = Math.max(Math.min(LEAST_BLOCKS, had), Math.round(had * times));
            if (blocks * churn.block() > Section.MOST_CYCLES) {
                problems.add(
                        setting.place(),
                        "makes " + phase.name() + " more than " + Section.MOST_CYCLES + " cycles; write less");
                return bound;
            }
            return bound.with(new Phase.Churn(
                    churn.name(),
                    churn.warmup(),
                    (int) Math.max(1, blocks * churn.block()),
                    churn.block(),
                    churn.perSecond(),
                    churn.ending()));
        }
        Duration lasting = times(duration(phase), times);
        if (lasting.compareTo(Quantities.LONGEST) > 0) {
            problems.add(setting.place(), "makes " + phase.name() + " last more than 30d; write less");
            return bound;
        }
        return bound.with(lasting(phase, lasting));
    }

    private static Duration times(Duration duration, double times) {
        return Duration.ofNanos(Math.max(LEAST_NANOS, Math.round(duration.toNanos() * times)));
    }

    private static Duration duration(Phase phase) {
        if (phase instanceof Phase.Ramp ramp) {
            return ramp.over();
        } else if (phase instanceof Phase.Drain drain) {
            return drain.over();
        } else if (phase instanceof Phase.Traffic traffic) {
            return traffic.lasting();
        }
        return ((Phase.Hold) phase).lasting();
    }

    private static Phase lasting(Phase phase, Duration lasting) {
        if (phase instanceof Phase.Ramp ramp) {
            return new Phase.Ramp(ramp.name(), ramp.warmup(), ramp.to(), lasting);
        } else if (phase instanceof Phase.Drain drain) {
            return new Phase.Drain(drain.name(), drain.warmup(), drain.to(), lasting);
        } else if (phase instanceof Phase.Traffic traffic) {
            return new Phase.Traffic(
                    traffic.name(),
                    traffic.warmup(),
                    lasting,
                    traffic.rate(),
                    traffic.bytes(),
                    traffic.outstanding(),
                    traffic.answerWithin());
        }
        return new Phase.Hold(phase.name(), phase.warmup(), lasting);
    }

    /** Lets every ramp last as long as its new connections take at a rate. A churn's rate has been set in the tree. */
    static List<PhaseBinder.Bound> rate(
            List<PhaseBinder.Bound> phases, int connections, List<Setting> settings, Problems problems) {
        List<PhaseBinder.Bound> paced = phases;
        for (Setting setting : settings) {
            Parsed<Double> perSecond = Quantities.perSecond(setting.value());
            if (perSecond instanceof Parsed.Good<Double> it) {
                paced = paced(paced, connections, it.value(), setting, problems);
            } else {
                problems.add(setting.place(), ((Parsed.Wrong<Double>) perSecond).message());
            }
        }
        return paced;
    }

    private static List<PhaseBinder.Bound> paced(
            List<PhaseBinder.Bound> phases, int connections, double perSecond, Setting setting, Problems problems) {
        List<PhaseBinder.Bound> paced = new ArrayList<>();
        int open = 0;
        boolean any = false;
        for (PhaseBinder.Bound bound : phases) {
            Phase phase = bound.phase();
            any |= phase instanceof Phase.Ramp || phase instanceof Phase.Churn;
            Optional<Share> to = target(phase);
            int next = to.isPresent() ? to.get().resolve(connections) : open;
            double seconds = Math.abs(next - open) / perSecond;
            if (phase instanceof Phase.Ramp && seconds > Quantities.LONGEST.toSeconds()) {
                problems.add(setting.place(), "makes " + phase.name() + " last more than 30d; write a higher rate");
                paced.add(bound);
            } else if (phase instanceof Phase.Ramp) {
                Duration over = Duration.ofNanos(Math.max(LEAST_NANOS, Math.round(seconds * 1e9)));
                paced.add(bound.with(lasting(phase, over)));
            } else {
                paced.add(bound);
            }
            open = next;
        }
        if (!any) {
            problems.add(setting.place(), "no phase here opens connections; there is no ramp and no churn");
        }
        return paced;
    }

    /** How many connections a phase leaves open; empty when it leaves as many as it found. */
    static Optional<Share> target(Phase phase) {
        if (phase instanceof Phase.Ramp ramp) {
            return Optional.of(ramp.to());
        }
        return phase instanceof Phase.Drain drain ? Optional.of(drain.to()) : Optional.empty();
    }
}

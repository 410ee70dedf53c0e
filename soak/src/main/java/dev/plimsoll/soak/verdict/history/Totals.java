package dev.plimsoll.soak.verdict.history;

import dev.plimsoll.soak.sample.FailureKind;
import dev.plimsoll.soak.sample.LoadSample;
import dev.plimsoll.soak.sample.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Sums over intervals.
 *
 * @param intervals how many
 * @param seconds how long they were together
 * @param peak the most connections open at the end of one of them
 * @param failed attempts that were never established, by kind, in the order of the kinds, none with 0
 * @param lost connections lost, likewise
 * @param connections the other sums; {@code open} is the last one, both maps as above
 * @param messages sums of messages
 * @param heartbeats sums of heartbeats
 */
public record Totals(
        int intervals,
        double seconds,
        long peak,
        Map<FailureKind, Long> failed,
        Map<FailureKind, Long> lost,
        LoadSample.Connections connections,
        LoadSample.Messages messages,
        LoadSample.Heartbeats heartbeats) {

    /** Sums these intervals; those without counts of the load are passed over. */
    public static Totals of(List<Sample> intervals) {
        List<LoadSample> loads = new ArrayList<>();
        double seconds = 0;
        for (Sample interval : intervals) {
            if (interval.load().isPresent()) {
                loads.add(interval.load().get());
                seconds += interval.length();
            }
        }
        Map<FailureKind, Long> failed = new EnumMap<>(FailureKind.class);
        Map<FailureKind, Long> lost = new EnumMap<>(FailureKind.class);
        for (LoadSample load : loads) {
            load.connections().failed().forEach((kind, count) -> add(failed, kind, count));
            load.connections().lost().forEach((kind, count) -> add(lost, kind, count));
        }
        return new Totals(
                loads.size(),
                seconds,
                loads.stream()
                        .mapToLong(load -> load.connections().open())
                        .max()
                        .orElse(0),
                Collections.unmodifiableMap(failed),
                Collections.unmodifiableMap(lost),
                connections(loads, failed, lost),
                messages(loads),
                heartbeats(loads));
    }

    /** All attempts that failed. */
    public long failures() {
        return sum(failed);
    }

    /** All connections that were lost. */
    public long losses() {
        return sum(lost);
    }

    /** How many failures and losses together were of this kind. */
    public long of(FailureKind kind) {
        return failed.getOrDefault(kind, 0L) + lost.getOrDefault(kind, 0L);
    }

    private static LoadSample.Connections connections(
            List<LoadSample> loads, Map<FailureKind, Long> failed, Map<FailureKind, Long> lost) {
        List<LoadSample.Connections> all =
                loads.stream().map(LoadSample::connections).toList();
        return new LoadSample.Connections(
                all.isEmpty() ? 0 : all.get(all.size() - 1).open(),
                sum(all, LoadSample.Connections::attempted),
                sum(all, LoadSample.Connections::established),
                sum(all, LoadSample.Connections::closed),
                sum(all, LoadSample.Connections::cycles),
                failed,
                lost);
    }

    private static LoadSample.Messages messages(List<LoadSample> loads) {
        List<LoadSample.Messages> all = loads.stream().map(LoadSample::messages).toList();
        return new LoadSample.Messages(
                sum(all, LoadSample.Messages::scheduled),
                sum(all, LoadSample.Messages::sent),
                sum(all, LoadSample.Messages::answered),
                sum(all, LoadSample.Messages::late),
                sum(all, LoadSample.Messages::corrupted),
                sum(all, LoadSample.Messages::lost),
                sum(all, LoadSample.Messages::skipped),
                sum(all, LoadSample.Messages::duplicated));
    }

    private static LoadSample.Heartbeats heartbeats(List<LoadSample> loads) {
        List<LoadSample.Heartbeats> all =
                loads.stream().map(LoadSample::heartbeats).toList();
        return new LoadSample.Heartbeats(
                sum(all, LoadSample.Heartbeats::sent),
                sum(all, LoadSample.Heartbeats::answered),
                sum(all, LoadSample.Heartbeats::missed));
    }

    private static void add(Map<FailureKind, Long> counts, FailureKind kind, long count) {
        if (count > 0) {
            counts.merge(kind, count, Long::sum);
        }
    }

    private static <T> long sum(List<T> parts, ToLongFunction<T> count) {
        return parts.stream().mapToLong(count).sum();
    }

    private static long sum(Map<FailureKind, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}

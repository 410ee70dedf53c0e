package dev.plimsoll.soak.standin;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One order as text, {@code NAME} or {@code NAME=VALUE}, to a fault and its value, or to a problem in words. */
final class FaultText {
    /** The smallest page of the machines we run on; what is resident is resident in whole pages. */
    static final int PAGE_BYTES = 4096;

    private static final Duration USUAL_MOMENT = Duration.ofSeconds(5);
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(us|ms|s|m|h)");
    private static final Pattern SHARE = Pattern.compile("\\d{0,9}(\\.\\d{1,9})?");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,12}");

    private FaultText() {}

    /** What became of one order. */
    sealed interface Result {
        /** Goes on with whichever it is. */
        <T> T match(
                Function<? super Understood, ? extends T> understood, Function<? super Problem, ? extends T> problem);
    }

    /** The fault and what is ordered of it. */
    record Understood(Fault fault, Faults.Value value) implements Result {
        @Override
        public <T> T match(
                Function<? super Understood, ? extends T> understood, Function<? super Problem, ? extends T> problem) {
            return understood.apply(this);
        }
    }

    /** One line for people. */
    record Problem(String problem) implements Result {
        @Override
        public <T> T match(
                Function<? super Understood, ? extends T> understood, Function<? super Problem, ? extends T> problem) {
            return problem.apply(this);
        }
    }

    static Result parse(String order) {
        int equals = order.indexOf('=');
        String name = equals < 0 ? order : order.substring(0, equals);
        Optional<String> text = equals < 0 ? Optional.empty() : Optional.of(order.substring(equals + 1));
        Optional<Fault> fault = Fault.named(name);
        if (fault.isEmpty()) {
            return new Problem(
                    order + ": there is no fault \"" + name + "\"" + nearest(name) + "; the faults are " + list());
        }
        if (fault.get().takes() == Fault.Takes.LATER) {
            return new Problem(order + ": " + name + " is not yet served; the faults are " + list());
        }
        return value(fault.get(), text)
                .<Result>map(value -> new Understood(fault.get(), value))
                .orElseGet(() -> new Problem(order + ": " + wanted(fault.get())));
    }

    private static Optional<? extends Faults.Value> value(Fault fault, Optional<String> text) {
        return switch (fault.takes()) {
            case SHARE ->
                text.isEmpty()
                        ? Optional.of(new Faults.Value.Rate(Share.ALL))
                        : text.flatMap(FaultText::share).map(Faults.Value.Rate::new);
            case COUNT -> text.flatMap(FaultText::number).map(Faults.Value.Amount::new);
            case PAGES ->
                text.flatMap(FaultText::number)
                        .filter(bytes -> bytes % PAGE_BYTES == 0 && bytes <= Integer.MAX_VALUE)
                        .map(Faults.Value.Amount::new);
            case DURATION -> text.flatMap(FaultText::duration).map(Faults.Value.Lasting::new);
            case PAUSE -> text.flatMap(FaultText::pause);
            case LATER -> Optional.empty();
        };
    }

    private static String wanted(Fault fault) {
        String label = fault.label();
        return switch (fault.takes()) {
            case SHARE -> label + " takes a share above 0, up to 1; write " + label + "=0.1 for every tenth";
            case COUNT -> label + " takes a number of connections; write " + label + "=500";
            case PAGES ->
                label + " takes a number of bytes in whole pages; write " + label + "=4096 or a multiple of it";
            case DURATION -> label + " takes a duration; write " + label + "=500ms or " + label + "=5s";
            case PAUSE ->
                label + " takes a duration, and may take a moment; write " + label + "=1s or " + label + "=1s@20s";
            case LATER -> label + " is not yet served";
        };
    }

    private static Optional<Share> share(String text) {
        if (text.isEmpty() || !SHARE.matcher(text).matches()) {
            return Optional.empty();
        }
        BigDecimal billionths = new BigDecimal(text).movePointRight(9).setScale(0, RoundingMode.HALF_UP);
        boolean fits = billionths.signum() > 0 && billionths.compareTo(BigDecimal.valueOf(Share.ALL_BILLIONTHS)) <= 0;
        return fits ? Optional.of(new Share(billionths.longValueExact())) : Optional.empty();
    }

    private static Optional<Long> number(String text) {
        return NUMBER.matcher(text).matches()
                ? Optional.of(Long.parseLong(text)).filter(number -> number > 0)
                : Optional.empty();
    }

    private static Optional<Faults.Value.Pause> pause(String text) {
        int at = text.indexOf('@');
        if (at < 0) {
            return duration(text).map(duration -> new Faults.Value.Pause(duration, USUAL_MOMENT));
        }
        return duration(text.substring(0, at))
                .flatMap(duration ->
                        duration(text.substring(at + 1)).map(moment -> new Faults.Value.Pause(duration, moment)));
    }

    private static Optional<Duration> duration(String text) {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "us" -> Duration.ofNanos(amount * 1_000);
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofHours(amount);
        };
        boolean fits = !duration.isZero() && duration.compareTo(Duration.ofDays(365)) <= 0;
        return fits ? Optional.of(duration) : Optional.empty();
    }

    private static String list() {
        return Fault.served().stream().map(Fault::label).collect(Collectors.joining(" "));
    }

    private static String nearest(String name) {
        return Fault.served().stream()
                .map(Fault::label)
                .min(Comparator.comparingInt(label -> editsBetween(name, label)))
                .filter(label -> editsBetween(name, label) <= Math.max(1, name.length() / 3))
                .map(label -> "; did you mean \"" + label + "\"?")
                .orElse("");
    }

    /** Letters to insert, delete or replace (Levenshtein). */
    private static int editsBetween(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}

package dev.plimsoll.probe.remote;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.remote.http.Answer;
import dev.plimsoll.probe.remote.http.Answer.Answered;
import dev.plimsoll.probe.remote.http.Request;
import dev.plimsoll.probe.remote.http.SteadyLine;
import dev.plimsoll.probe.remote.wire.ReadingsJson;
import dev.plimsoll.probe.remote.wire.Taking;
import dev.plimsoll.probe.remote.wire.Taking.Missed;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import dev.plimsoll.probe.remote.wire.Token;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/*
 * What is dear is asked for at quiet points alone, and may take longer than the half second after which a host is taken for
 * lost. So before it is asked for, the clocks are compared: that costs the other host nothing, and who does not answer that
 * is not waited for.
 */
/** Asks a probe of ours that is served on another host, and compares its clock with ours. */
final class ServedProbe implements RemoteSource {
    private static final long DEADLINE_NANOS = TimeUnit.MILLISECONDS.toNanos(450);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int EXCHANGES = 4;
    private static final String CLOCK = "/clock";

    private final SteadyLine line;
    private final Token token;
    private final String question;
    private final ClockOffset clock = new ClockOffset();
    private boolean compared;

    /**
     * A probe at the end of this line.
     *
     * @param subject in the words of that host
     * @param asker hexadecimal digits that tell us from others, who have subjects of their own there
     */
    ServedProbe(SteadyLine line, Token token, String subject, String asker) {
        this.line = line;
        this.token = token;
        this.question = "/readings?subject=" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "&asker=" + asker;
    }

    /** What is asked in the background while nobody answers. */
    static Request light(Token token) {
        return new Request(CLOCK, Optional.of(token));
    }

    @Override
    public List<String> usual() {
        return List.of("rss", "fd");
    }

    @Override
    public Taking take(Probe.Tier upTo) {
        long began = System.nanoTime();
        if (!compared || upTo == Probe.Tier.QUIET) {
            Optional<Missed> missed = compareClocks(began);
            if (missed.isPresent()) {
                return missed.get();
            }
            compared = true;
        }
        long left = upTo == Probe.Tier.QUIET ? QUIET_NANOS : DEADLINE_NANOS - (System.nanoTime() - began);
        String path = question + "&tier=" + upTo.name().toLowerCase(Locale.ROOT);
        double asked = now();
        Answer answer = line.ask(new Request(path, Optional.of(token)), Math.max(1, left));
        double answered = now();
        return answer.match(it -> understood(it, asked, answered), this::missed);
    }

    private Optional<Missed> compareClocks(long began) {
        for (int i = 0; i < EXCHANGES && System.nanoTime() - began < DEADLINE_NANOS / 2; i++) {
            double asked = now();
            Answer answer = line.ask(light(token), DEADLINE_NANOS - (System.nanoTime() - began));
            double answered = now();
            if (answer instanceof Answer.Lost lost) {
                return Optional.of(missed(lost));
            }
            try {
                clock.add(asked, ReadingsJson.stamps(((Answered) answer).body()), answered);
            } catch (IllegalArgumentException e) {
                return Optional.of(notOurs());
            }
        }
        return Optional.empty();
    }

    private Taking understood(Answered answer, double asked, double answered) {
        if (!answer.isGood()) {
            return new Missed(line.authority() + " has no readings: " + ReadingsJson.problem(answer.body()));
        }
        try {
            Taken taken = ReadingsJson.taken(answer.body());
            clock.add(asked, ReadingsJson.stamps(answer.body()), answered);
            Map<String, Reading> readings = new LinkedHashMap<>(taken.readings());
            readings.put("clock_offset_seconds", clock.offset());
            readings.put("clock_uncertainty_seconds", clock.uncertainty());
            return new Taken(readings, taken.costNanos(), taken.life());
        } catch (IllegalArgumentException e) {
            return notOurs();
        }
    }

    private Missed notOurs() {
        return new Missed(line.authority() + " does not answer as a served probe does");
    }

    private Missed missed(Answer.Lost lost) {
        String closed = lost.reason().endsWith("closed the connection without an answer")
                ? ", as a served probe does with another " + Token.VARIABLE
                : "";
        return new Missed(lost.reason() + closed);
    }

    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }
}

package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.Probe.Tier;
import dev.plimsoll.probe.remote.serve.Served.Found;
import dev.plimsoll.probe.remote.wire.ReadingsJson;
import dev.plimsoll.probe.remote.wire.Stamps;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.time.Instant;
import java.util.Map;

/** Answers questions for readings. Of the thread for probes. */
final class Clerk {
    private static final Map<String, Tier> TIERS = Map.of("fast", Tier.FAST, "slow", Tier.SLOW, "quiet", Tier.QUIET);
    private static final int LONGEST_WORDS = 120;

    private final Openings openings;

    Clerk(Openings openings) {
        this.openings = openings;
    }

    /**
     * A question.
     *
     * @param form whether readings are answered as JSON or for Prometheus
     * @param received when it came, seconds since 1970
     */
    record Ask(Form form, String subject, String asker, String tier, double received) {}

    /** What the answer is written as. */
    enum Form {
        JSON,
        PROMETHEUS
    }

    Reply answer(Ask ask) {
        Tier tier = TIERS.get(ask.tier());
        if (tier == null) {
            return bad("there is no tier \"" + ask.tier() + "\"; write fast, slow or quiet");
        }
        if (ask.subject().isEmpty() || ask.subject().length() > LONGEST_WORDS) {
            return bad("write /readings?subject=pid:42");
        }
        if (!ask.asker().matches("[0-9a-f]{0,32}")) {
            return bad("asker takes up to 32 hexadecimal digits");
        }
        Found found = openings.of(new Openings.Key(ask.asker(), ask.subject()));
        if (found instanceof Found.Problem problem) {
            return Reply.problem(HttpResponseStatus.NOT_FOUND, problem.message());
        }
        Taken taken = ((Found.Subject) found).source().take(tier);
        return ask.form() == Form.JSON
                ? Reply.json(ReadingsJson.readings(taken, new Stamps(ask.received(), Math.max(ask.received(), now()))))
                : Reply.metrics(openings.metrics(ask.subject(), taken));
    }

    /** Seconds since 1970, by this machine's clock. */
    static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() + now.getNano() / 1e9;
    }

    private static Reply bad(String message) {
        return Reply.problem(HttpResponseStatus.BAD_REQUEST, message);
    }
}

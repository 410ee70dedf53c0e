package dev.plimsoll.probe.remote.endpoint;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.remote.RemoteSource;
import dev.plimsoll.probe.remote.http.Answer.Answered;
import dev.plimsoll.probe.remote.http.Request;
import dev.plimsoll.probe.remote.http.SteadyLine;
import dev.plimsoll.probe.remote.wire.Taking;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program by the metrics it shows to Prometheus. All tiers are the same page. */
public final class MetricsPage implements RemoteSource {
    private static final long DEADLINE_NANOS = TimeUnit.MILLISECONDS.toNanos(450);

    private final SteadyLine line;
    private final Request page;
    private final List<String> more;

    /** The program at the end of this line. */
    public MetricsPage(SteadyLine line, Request page, List<String> more) {
        this.line = line;
        this.page = page;
        this.more = List.copyOf(more);
    }

    @Override
    public List<String> usual() {
        return more.isEmpty() ? List.of("rss", "fd") : more;
    }

    @Override
    public Taking take(Probe.Tier upTo) {
        long began = System.nanoTime();
        return line.ask(page, DEADLINE_NANOS)
                .match(answered -> read(answered, began), lost -> new Taking.Missed(lost.reason()));
    }

    private Taking read(Answered answered, long began) {
        String where = line.authority() + page.path();
        if (!answered.isGood()) {
            String redirected = answered.status() / 100 == 3 ? "; redirects are not followed" : "";
            return new Taking.Missed(where + " answers " + answered.status() + redirected);
        }
        return new Taking.Taken(
                MetricsReading.of(answered.text(), where, more), System.nanoTime() - began, Taking.Life.WHOLE);
    }
}

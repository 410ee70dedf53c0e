package dev.plimsoll.probe.remote.endpoint;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.Quantity;
import dev.plimsoll.probe.Reading;
import dev.plimsoll.probe.Unit;
import dev.plimsoll.probe.remote.RemoteSource;
import dev.plimsoll.probe.remote.http.Answer;
import dev.plimsoll.probe.remote.http.Answer.Answered;
import dev.plimsoll.probe.remote.http.Endpoint;
import dev.plimsoll.probe.remote.http.HttpLine;
import dev.plimsoll.probe.remote.http.Request;
import dev.plimsoll.probe.remote.http.SteadyLine;
import dev.plimsoll.probe.remote.wire.Taking;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A Go program by its {@code net/http/pprof}: {@code goroutine} each second from the page of profiles, which stops nothing;
 * at quiet points from the goroutine profile, and {@code go_heap}, {@code go_heap_inuse} (bytes) and {@code go_gc} (count)
 * after a collection that is asked for. Where there is no such page, {@code goroutine} is read every ten seconds.
 */
public final class GoPprof implements RemoteSource {
    private static final long DEADLINE_NANOS = TimeUnit.MILLISECONDS.toNanos(450);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final String GOROUTINES = "goroutine";

    private final SteadyLine line;
    private final Endpoint index;

    /** The program at the end of this line, whose page of profiles is {@code index}. */
    public GoPprof(SteadyLine line, Endpoint index) {
        this.line = line;
        this.index = index;
    }

    /** What is asked in the background while nobody answers. */
    public static Request light(HttpLine line) {
        return Request.of(line.endpoint().path() + "/");
    }

    @Override
    public List<String> usual() {
        return List.of(GOROUTINES);
    }

    @Override
    public Taking take(Probe.Tier upTo) {
        long began = System.nanoTime();
        Map<String, Reading> readings = new LinkedHashMap<>();
        Answer page = line.ask(Request.of(index.path() + "/"), DEADLINE_NANOS);
        if (page instanceof Answer.Lost lost) {
            return new Taking.Missed(lost.reason());
        }
        Reading cheap = counted(page, GoText::goroutinesOfIndex, Unit.COUNT, "/");
        boolean profile = upTo == Probe.Tier.QUIET || (upTo == Probe.Tier.SLOW && !(cheap instanceof Reading.Value));
        readings.put(GOROUTINES, profile ? profiled(began, upTo) : cheap);
        if (upTo == Probe.Tier.QUIET) {
            heap(readings);
        }
        return new Taking.Taken(readings, System.nanoTime() - began, Taking.Life.WHOLE);
    }

    private Reading profiled(long began, Probe.Tier upTo) {
        String path = "/goroutine?debug=1";
        long left = upTo == Probe.Tier.QUIET ? QUIET_NANOS : DEADLINE_NANOS - (System.nanoTime() - began);
        Answer answer = line.ask(Request.of(index.path() + path), Math.max(1, left));
        return counted(answer, GoText::goroutinesOfProfile, Unit.COUNT, path);
    }

    private void heap(Map<String, Reading> readings) {
        String path = "/heap?gc=1&debug=1";
        Answer answer = line.ask(Request.of(index.path() + path), QUIET_NANOS);
        readings.put("go_heap", counted(answer, text -> GoText.memory(text, "HeapAlloc"), Unit.BYTES, path));
        readings.put("go_heap_inuse", counted(answer, text -> GoText.memory(text, "HeapInuse"), Unit.BYTES, path));
        readings.put("go_gc", counted(answer, text -> GoText.memory(text, "NumGC"), Unit.COUNT, path));
    }

    private Reading counted(Answer answer, Function<String, OptionalLong> parser, Unit unit, String path) {
        return answer.match(
                answered -> number(answered, parser, unit, path), lost -> new Reading.Failed(lost.reason()));
    }

    private Reading number(Answered answered, Function<String, OptionalLong> parser, Unit unit, String path) {
        String where = line.authority() + index.path() + path;
        if (!answered.isGood()) {
            return new Reading.Failed(where + " answers " + answered.status());
        }
        OptionalLong number = parser.apply(answered.text());
        return number.isPresent()
                ? Reading.ofProcess(new Quantity(number.getAsLong(), unit))
                : new Reading.Failed(where + " is not as Go writes it");
    }
}

package dev.plimsoll.probe.remote.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/*
 * Waiting for half a second each second for somebody who is gone would shift all the other readings. So only the first
 * question that is not answered is waited for; from then on we ask in the background whether somebody is there again, and
 * until then every question is lost at once.
 */
/** A line whose loss costs whoever asks one deadline, and that comes back by itself. For one thread. */
public final class SteadyLine {
    private static final long BACKGROUND_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final HttpLine line;
    private final Request light;
    private @Nullable CompletableFuture<Answer> comingBack;
    private Answer.Lost lost;

    /**
     * A line that is believed to be there.
     *
     * @param light what is asked in the background: something that costs little
     */
    public SteadyLine(HttpLine line, Request light) {
        this.line = line;
        this.light = light;
        this.lost = new Answer.Lost("no answer from " + authority() + " yet");
    }

    /** Who is asked, as {@code HOST:PORT}. */
    public String authority() {
        return line.endpoint().authority();
    }

    /** Asks and waits for so long at most; not at all while nobody is there. */
    public Answer ask(Request request, long deadlineNanos) {
        if (comingBack != null && !isBack(comingBack)) {
            return lost;
        }
        Answer answer = line.ask(request, deadlineNanos);
        if (answer instanceof Answer.Lost now) {
            lost = now;
            comingBack = line.begin(light, BACKGROUND_NANOS);
        }
        return answer;
    }

    private boolean isBack(CompletableFuture<Answer> asked) {
        if (!asked.isDone()) {
            return false;
        }
        if (asked.join() instanceof Answer.Lost still) {
            lost = still;
            comingBack = line.begin(light, BACKGROUND_NANOS);
            return false;
        }
        comingBack = null;
        return true;
    }
}

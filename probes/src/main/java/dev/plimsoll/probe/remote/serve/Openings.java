package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.remote.serve.Served.Found;
import dev.plimsoll.probe.remote.serve.Served.Source;
import dev.plimsoll.probe.remote.wire.Taking.Taken;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/*
 * A subject remembers which process it is, and its last reading, of which CPU use is made. So it is kept between questions,
 * and each asker has its own: the next run on the same words finds the process that has them then. The one that was asked
 * for longest ago makes room.
 *
 * Who asks without a name (Prometheus) has no next run. So where the subject has ended, its words are looked for anew; and as
 * long as nobody has them, the one that ended goes on saying so.
 */
/** The subjects that are being read, by who asks and in which words. Of the thread for probes. */
final class Openings implements AutoCloseable {
    private static final int MOST = 32;

    private final Served served;
    private final Map<Key, Source> open = new LinkedHashMap<>(MOST, 0.75f, true);

    Openings(Served served) {
        this.served = served;
    }

    /**
     * Who asks, in which words.
     *
     * @param asker empty where they give no name
     */
    record Key(String asker, String words) {}

    Found of(Key key) {
        Source kept = open.get(key);
        if (kept != null && (!key.asker().isEmpty() || kept.alive())) {
            return new Found.Subject(kept);
        }
        Found found = served.find(key.words());
        if (found instanceof Found.Subject subject) {
            keep(key, subject.source());
            return found;
        }
        return kept == null ? found : new Found.Subject(kept);
    }

    private void keep(Key key, Source source) {
        Source before = open.put(key, source);
        if (before != null) {
            before.close();
        }
        makeRoom();
    }

    byte[] metrics(String subject, Taken taken) {
        return served.metrics(subject, taken).getBytes(StandardCharsets.UTF_8);
    }

    private void makeRoom() {
        if (open.size() > MOST) {
            Iterator<Source> longestAgo = open.values().iterator();
            longestAgo.next().close();
            longestAgo.remove();
        }
    }

    /** Closes all of them. */
    @Override
    public void close() {
        open.values().forEach(Source::close);
        open.clear();
    }
}

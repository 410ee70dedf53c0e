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
 */
/** The subjects that are being read, by who asks and in which words. Of the thread for probes. */
final class Openings implements AutoCloseable {
    private static final int MOST = 32;

    private final Served served;
    private final Map<Key, Source> open = new LinkedHashMap<>(MOST, 0.75f, true);

    Openings(Served served) {
        this.served = served;
    }

    /** Who asks, in which words. */
    record Key(String asker, String words) {}

    Found of(Key key) {
        Source kept = open.get(key);
        if (kept != null) {
            return new Found.Subject(kept);
        }
        Found found = served.find(key.words());
        if (found instanceof Found.Subject subject) {
            open.put(key, subject.source());
            makeRoom();
        }
        return found;
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

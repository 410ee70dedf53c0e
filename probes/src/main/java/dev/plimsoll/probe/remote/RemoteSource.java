package dev.plimsoll.probe.remote;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.remote.wire.Taking;
import java.util.List;

/**
 * Somebody elsewhere who is asked for readings.
 *
 * <p>An implementation <em>must</em> answer {@link Probe.Tier#FAST} and {@link Probe.Tier#SLOW} within half a second also
 * when nobody answers it, <em>must not</em> throw, and comes back by itself. For one thread at a time.
 */
public interface RemoteSource {
    /** Asks for this tier and those cheaper. */
    Taking take(Probe.Tier upTo);

    /** The resources that it gives if it gives anything: those that are missing while it has never answered. */
    List<String> usual();
}

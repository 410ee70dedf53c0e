package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.Probe;
import dev.plimsoll.probe.remote.wire.Taking.Taken;

/** Whose readings can be served. Called on the server's thread for probes alone. */
public interface Served {
    /** Finds a subject by its words, {@code pid:42}; another one each time, with a memory of its own. */
    Found find(String words);

    /** What was read of a subject as text that Prometheus scrapes. */
    String metrics(String subject, Taken taken);

    /** A subject that is read. */
    interface Source extends AutoCloseable {
        /** Asks for this tier and those cheaper. */
        Taken take(Probe.Tier upTo);

        /** Whether it is still there, whatever was read of it. */
        boolean alive();

        /** Gives back what it holds open; it is not asked again. */
        @Override
        void close();
    }

    /** What the words turned out to mean. */
    sealed interface Found {
        /** This subject. */
        record Subject(Source source) implements Found {}

        /**
         * None, and why.
         *
         * @param message for the person, a line
         */
        record Problem(String message) implements Found {}
    }
}

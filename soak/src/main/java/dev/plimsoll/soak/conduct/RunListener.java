package dev.plimsoll.soak.conduct;

import dev.plimsoll.soak.sample.Sample;

/** Told how a run goes, on the conductor's thread; must return soon. */
public interface RunListener {
    /** A sample was written. */
    void sampled(Sample sample);

    /** Something a person should know now, in a sentence. */
    void said(String sentence);
}

package dev.plimsoll.probe.tuning.prove.lab;

import dev.plimsoll.probe.tuning.prove.Verdict;
import java.io.IOException;

/** A value could not be set as declared, which already is a verdict. */
final class NotAsDeclared extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Verdict verdict;

    NotAsDeclared(Verdict verdict, String figure) {
        super(figure);
        this.verdict = verdict;
    }

    Verdict verdict() {
        return verdict;
    }

    String figure() {
        return String.valueOf(getMessage());
    }
}

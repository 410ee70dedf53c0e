package dev.plimsoll.soak.badimports;

import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Test;

/** Bad on purpose: a claim that is not tested. Its name keeps it from being run. */
final class SkippedClaim {
    @Test
    @Disabled("bad on purpose")
    void nothing() {}
}

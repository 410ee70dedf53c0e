package dev.plimsoll.soak.badimports;

import org.junit.jupiter.api.Disabled;

/** Bad on purpose: a whole class of claims that is not tested. */
@Disabled("bad on purpose")
final class SkippedClass {}

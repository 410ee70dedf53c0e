package dev.plimsoll.probe.tuning.captured;

import java.util.Objects;
import java.util.function.Function;

/** What came of reading a capture. */
public sealed interface CaptureResult {
    /** It is whole. */
    record Whole(Capture capture) implements CaptureResult {
        /** Checks that it is there. */
        public Whole {
            Objects.requireNonNull(capture);
        }
    }

    /**
     * It is not what the collector writes.
     *
     * @param message for a person, with file and line
     */
    record Malformed(String message) implements CaptureResult {
        /** Checks that it is there. */
        public Malformed {
            Objects.requireNonNull(message);
        }
    }

    /** Either outcome as one type. */
    default <R> R match(Function<Capture, R> whole, Function<String, R> malformed) {
        return this instanceof Whole it ? whole.apply(it.capture()) : malformed.apply(((Malformed) this).message());
    }
}

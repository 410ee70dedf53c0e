package dev.plimsoll.probe.remote.http;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** What a question over HTTP came to. */
public sealed interface Answer {

    /**
     * It was answered, which need not be what was hoped for.
     *
     * @param status of HTTP, 100 to 999
     * @param body whole, and no larger than was allowed
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on once, to a parser
    record Answered(int status, byte[] body) implements Answer {
        /** The body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Whether it is what was asked for. */
        public boolean isGood() {
            return status == 200;
        }
    }

    /**
     * There is no answer.
     *
     * @param reason in words, naming who did not answer
     */
    record Lost(String reason) implements Answer {}

    /** Answers by case. */
    default <T> T match(Function<? super Answered, ? extends T> answered, Function<? super Lost, ? extends T> lost) {
        return this instanceof Answered it ? answered.apply(it) : lost.apply((Lost) this);
    }
}

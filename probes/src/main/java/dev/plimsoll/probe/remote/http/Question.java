package dev.plimsoll.probe.remote.http;

import java.util.concurrent.CompletableFuture;

/**
 * A request on its way.
 *
 * @param answer completed once
 * @param isOnKept whether it goes over a connection that was used before, and may have been closed meanwhile
 */
record Question(Request request, CompletableFuture<Answer> answer, boolean isOnKept) {
    Question(Request request, CompletableFuture<Answer> answer) {
        this(request, answer, false);
    }

    Question reusing() {
        return new Question(request, answer, true);
    }

    Question anew() {
        return new Question(request, answer, false);
    }

    void lose(String reason) {
        answer.complete(new Answer.Lost(reason));
    }
}

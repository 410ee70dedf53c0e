package dev.plimsoll.soak.load.protocol;

import dev.plimsoll.soak.sample.FailureKind;
import java.util.ArrayList;
import java.util.List;

/** Writes down what the opening side understood. */
public final class ClientLog implements ClientEvents {
    private final List<String> lines = new ArrayList<>();

    @Override
    public void established(int slot) {
        lines.add("established");
    }

    @Override
    public void answered(int slot, long id, boolean intact) {
        lines.add((intact ? "answered " : "damaged ") + id);
    }

    @Override
    public void beatAnswered(int slot, long id) {
        lines.add("beat " + id);
    }

    @Override
    public void ended(int slot, int code) {
        lines.add("ended " + code);
    }

    @Override
    public void failed(int slot, FailureKind kind, String detail) {
        lines.add("failed " + kind.label() + ": " + detail);
    }

    /** One line an event, in order. */
    public List<String> lines() {
        return lines;
    }
}

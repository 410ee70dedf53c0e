package dev.plimsoll.soak.load.transport;

import static org.awaitility.Awaitility.await;

import dev.plimsoll.soak.sample.FailureKind;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What a slot was told: the ends in order, each with the number of bytes that came before it. */
final class Told implements SlotEvents {
    final CompletableFuture<Integer> connected = new CompletableFuture<>();
    final List<String> ends = new CopyOnWriteArrayList<>();
    final AtomicLong bytes = new AtomicLong();

    void awaitEnds(int count) {
        await().atMost(Duration.ofSeconds(5)).until(() -> ends.size() >= count);
    }

    void awaitBytes(long count) {
        await().atMost(Duration.ofSeconds(5)).until(() -> bytes.get() >= count);
    }

    @Override
    public void connected(int slot) {
        connected.complete(slot);
    }

    @Override
    public void received(int slot, ByteBuffer arrived) {
        if (!connected.isDone()) {
            ends.add("received before it was connected");
        }
        bytes.addAndGet(arrived.remaining());
    }

    @Override
    public void receivedAll(int slot) {
        connected.join();
    }

    @Override
    public void inputEnded(int slot) {
        ends.add("input ended after " + bytes.get());
    }

    @Override
    public void failed(int slot, FailureKind kind, String message) {
        ends.add(kind.name());
    }
}

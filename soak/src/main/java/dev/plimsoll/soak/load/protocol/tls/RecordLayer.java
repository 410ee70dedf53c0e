package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/*
 * How plaintext is gathered. Whatever is written from within an event of a slot that is being read waits in one buffer
 * and is sealed when the read is over: the answers to all that came in one read share records. What is written at any
 * other time is sealed at once, a record for each call, for the seam tells a protocol of no later moment; the records still
 * leave together, since the transport gathers them. A call for another slot from within an event puts its plaintext on
 * top of what waits, seals that alone and takes it off again.
 */
/** One side's engines by slot: opens records for what is above, and seals what it writes. Belongs to one event loop. */
final class RecordLayer {
    private static final int NONE = -1;
    private static final int MOST_IDLE_TURNS = 8;

    private final Above above;
    private final @Nullable SSLEngine[] engines;
    private final boolean[] handshaken;
    private final Leftovers leftovers;
    private final RecordReader records;
    private final Sealer sealer = new Sealer();
    private final Gathered gathered = new Gathered();
    private int readingSlot = NONE;
    private Outbox readingOut = gathered;

    /** For {@code slots} connections. */
    RecordLayer(int slots, Above above) {
        this.above = above;
        this.engines = new SSLEngine[slots];
        this.handshaken = new boolean[slots];
        this.leftovers = new Leftovers(slots, RecordReader.LARGEST_BYTES);
        this.records = new RecordReader(leftovers);
    }

    /** What is told of a slot while it is read. From each of these the slot may be dropped. */
    interface Above {
        /** The handshake is done; plaintext may be written. */
        void handshaken(int slot);

        /** Plaintext came, valid during the call. */
        void plaintext(int slot, ByteBuffer plaintext);

        /** The peer's close_notify came: no more plaintext will. */
        void closed(int slot);

        /** TLS cannot go on; the peer was told, and the slot dropped. */
        void broken(int slot, Breach breach);
    }

    /** Takes up a slot. */
    void open(int slot, SSLEngine engine) {
        drop(slot);
        engines[slot] = engine;
    }

    /** Says what this side says first, if it does. */
    void begin(int slot, Outbox out) {
        SSLEngine engine = engines[slot];
        if (engine == null) {
            return;
        }
        try {
            engine.beginHandshake();
            advance(slot, engine, out);
        } catch (SSLException e) {
            breach(slot, e, out);
        }
    }

    /** Whether the slot is in use. */
    boolean isOpen(int slot) {
        return engines[slot] != null;
    }

    /** Whether its handshake is done. */
    boolean isHandshaken(int slot) {
        return handshaken[slot];
    }

    /** Forgets a slot. Harmless on a free one. */
    void drop(int slot) {
        engines[slot] = null;
        handshaken[slot] = false;
        leftovers.truncate(slot, 0);
    }

    /** Reads all of {@code in}, and seals what was written meanwhile. */
    void read(int slot, ByteBuffer in, Outbox out) {
        readingSlot = slot;
        readingOut = out;
        try {
            while (in.hasRemaining() && engines[slot] != null) {
                switch (records.read(slot, in)) {
                    case WHOLE -> openRecord(slot, out);
                    case PARTIAL -> {} // kept
                    case FOREIGN -> breach(slot, handshaken[slot] ? Breach.foreign() : Breach.plaintext());
                    case TOO_LONG -> breach(slot, Breach.tooLong());
                }
            }
            in.position(in.limit());
            write(slot, 0, out);
        } finally {
            readingSlot = NONE;
            readingOut = gathered;
            gathered.truncate(0);
        }
    }

    /** Where plaintext is put, between {@link #mark} and {@link #seal}. */
    Outbox plain() {
        return gathered;
    }

    /** Where the plaintext to come begins. */
    int mark() {
        return gathered.bytes();
    }

    /** Seals what was put since the mark; that of a slot that is being read waits for more. */
    void seal(int slot, int mark, Outbox out) {
        if (slot != readingSlot) {
            write(slot, mark, out);
        }
    }

    /** Says that nothing more will be written, after what waits. The slot stays taken. */
    void farewell(int slot, Outbox out) {
        if (slot == readingSlot) {
            write(slot, 0, out);
        }
        SSLEngine engine = engines[slot];
        if (engine == null) {
            return;
        }
        try {
            sealer.end(engine, out);
        } catch (SSLException e) {
            drop(slot); // it ends without, as one that is cut
        }
    }

    /** The same from within an event of a slot that is being read. */
    void farewell(int slot) {
        farewell(slot, readingOut);
    }

    /** The capacity of all borrowed input buffers, in bytes. */
    long lentBytes() {
        return leftovers.lentBytes();
    }

    private void openRecord(int slot, Outbox out) {
        SSLEngine engine = engines[slot];
        try {
            ByteBuffer record = records.record();
            for (int turn = 0; engine != null && record.hasRemaining() && turn < MOST_IDLE_TURNS; turn++) {
                SSLEngineResult result = sealer.open(engine, record);
                if (sealer.opened().hasRemaining()) {
                    above.plaintext(slot, sealer.opened());
                }
                if (engines[slot] != engine) {
                    return;
                }
                if (result.getStatus() == Status.CLOSED || engine.isInboundDone()) {
                    above.closed(slot);
                    return;
                }
                advance(slot, engine, out);
            }
            if (record.hasRemaining() && engines[slot] != null) {
                throw new SSLException("a record that leads nowhere");
            }
        } catch (SSLException e) {
            breach(slot, e, out);
        } finally {
            records.done();
        }
    }

    /** Does and says what the handshake needs, until it needs the peer. */
    private void advance(int slot, SSLEngine engine, Outbox out) throws SSLException {
        for (int idle = 0; idle < MOST_IDLE_TURNS; idle++) {
            switch (engine.getHandshakeStatus()) {
                case NEED_TASK -> sealer.runTasks(engine);
                case NEED_WRAP -> {
                    if (sealer.seal(engine, out).bytesProduced() > 0) {
                        idle = 0;
                    }
                }
                case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
                    if (handshaken[slot] && !engine.isOutboundDone()) {
                        throw new SSLException("the gateway asks for a new handshake, which is not supported");
                    }
                    return;
                }
                case NOT_HANDSHAKING, FINISHED -> {
                    if (!handshaken[slot]) {
                        handshaken[slot] = true;
                        above.handshaken(slot);
                    }
                    return;
                }
            }
        }
        throw new SSLException("a handshake that leads nowhere");
    }

    /** Seals what waits from {@code mark} on, and takes it off; a slot that is gone has nothing to say. */
    private void write(int slot, int mark, Outbox out) {
        SSLEngine engine = engines[slot];
        ByteBuffer plaintext = gathered.from(mark);
        gathered.truncate(mark);
        if (engine == null || !plaintext.hasRemaining()) {
            return;
        }
        try {
            for (int idle = 0; plaintext.hasRemaining() && idle < MOST_IDLE_TURNS; idle++) {
                SSLEngineResult result = sealer.seal(engine, plaintext, out);
                if (result.getStatus() == Status.CLOSED) {
                    return; // close_notify was said
                }
                if (result.bytesConsumed() > 0) {
                    idle = 0;
                }
                if (result.getHandshakeStatus() != HandshakeStatus.NOT_HANDSHAKING) {
                    advance(slot, engine, out); // new keys, after very many records
                }
            }
            if (plaintext.hasRemaining()) {
                throw new SSLException("a record that cannot be written");
            }
        } catch (SSLException e) {
            breach(slot, e, out);
        }
    }

    private void breach(int slot, SSLException e, Outbox out) {
        SSLEngine engine = engines[slot];
        Breach breach = handshaken[slot] ? Breach.afterHandshake(e) : Breach.inHandshake(e);
        if (engine != null) {
            try {
                sealer.end(engine, out);
            } catch (SSLException again) {
                e.addSuppressed(again); // it ends without an alert
            }
        }
        breach(slot, breach);
    }

    private void breach(int slot, Breach breach) {
        drop(slot);
        above.broken(slot, breach);
    }
}

package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.Outbox;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The one place where engines are called. What they throw on hostile bytes is always an {@link SSLException} here, also
 * where the JDK lets another one through. Belongs to one side; its buffers are lent to one record at a time.
 */
final class Sealer {
    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
    private static final int MOST_LAST_RECORDS = 4;

    private final ByteBuffer opened = ByteBuffer.allocate(RecordReader.LARGEST_BYTES);
    private ByteBuffer sealed = ByteBuffer.allocate(RecordReader.LARGEST_BYTES);

    /** Opens a record; its plaintext is in {@link #opened}. */
    SSLEngineResult open(SSLEngine engine, ByteBuffer record) throws SSLException {
        opened.clear();
        try {
            SSLEngineResult result = engine.unwrap(record, opened);
            if (result.getStatus() == Status.BUFFER_OVERFLOW || result.getStatus() == Status.BUFFER_UNDERFLOW) {
                throw new SSLException("a record of another length than it says");
            }
            return result;
        } catch (RuntimeException e) {
            throw new SSLException("a record that the JDK cannot read", e);
        } finally {
            opened.flip();
        }
    }

    /** What the last record held. */
    ByteBuffer opened() {
        return opened;
    }

    /** Seals as much of {@code plaintext} as one record takes, or what the handshake has to say. */
    SSLEngineResult seal(SSLEngine engine, ByteBuffer plaintext, Outbox out) throws SSLException {
        SSLEngineResult result = wrap(engine, plaintext);
        if (result.getStatus() == Status.BUFFER_OVERFLOW) {
            sealed = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            result = wrap(engine, plaintext);
        }
        if (result.bytesProduced() > 0) {
            ByteBuffer target = out.claim(result.bytesProduced());
            target.put(sealed.flip());
            out.commit();
        }
        return result;
    }

    /** What the handshake has to say. */
    SSLEngineResult seal(SSLEngine engine, Outbox out) throws SSLException {
        return seal(engine, NOTHING, out);
    }

    /** Does what the engine would leave to another thread. */
    void runTasks(SSLEngine engine) throws SSLException {
        try {
            for (Runnable task = next(engine); task != null; task = next(engine)) {
                task.run();
            }
        } catch (RuntimeException e) {
            throw new SSLException("a handshake that the JDK cannot follow", e);
        }
    }

    private static @Nullable Runnable next(SSLEngine engine) {
        return engine.getDelegatedTask();
    }

    /** Writes what is left to be said: an alert or close_notify. Nothing can be sealed afterwards. */
    void end(SSLEngine engine, Outbox out) throws SSLException {
        try {
            engine.closeOutbound();
        } catch (RuntimeException e) {
            throw new SSLException("an engine that does not end", e);
        }
        for (int record = 0; record < MOST_LAST_RECORDS && !engine.isOutboundDone(); record++) {
            seal(engine, out);
        }
    }

    private SSLEngineResult wrap(SSLEngine engine, ByteBuffer plaintext) throws SSLException {
        try {
            return engine.wrap(plaintext, sealed.clear());
        } catch (RuntimeException e) {
            throw new SSLException("a record that the JDK cannot write", e);
        }
    }
}

package dev.plimsoll.soak.load.protocol.websocket.oracle;

import dev.plimsoll.soak.load.protocol.Leftovers;
import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.protocol.Wire;
import dev.plimsoll.soak.load.protocol.websocket.frame.FrameEvents;
import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import dev.plimsoll.soak.load.protocol.websocket.frame.MessageReader;
import dev.plimsoll.soak.load.protocol.websocket.frame.Opcode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What our reader makes of a stream.
 *
 * @param said one line for each thing found
 * @param fault why the stream is broken; empty if it is not
 */
record OurReading(List<String> said, String fault) {
    private static final int LARGEST_BUFFER_BYTES = OracleStream.LARGEST_BYTES + MessageReader.LARGEST_TAIL_BYTES;

    OurReading {
        said = List.copyOf(said);
    }

    static OurReading of(Masking masking, List<byte[]> pieces) {
        Log log = new Log();
        Leftovers leftovers = new Leftovers(1, LARGEST_BUFFER_BYTES);
        MessageReader reader = new MessageReader(1, OracleStream.LARGEST_BYTES, masking, leftovers, log);
        Wire wire = new Wire();
        reader.open(0);
        for (byte[] piece : pieces) {
            reader.read(0, ByteBuffer.wrap(piece.clone()), wire); // a server unmasks in place
        }
        return new OurReading(log.said, log.fault);
    }

    private static final class Log implements FrameEvents {
        private final List<String> said = new ArrayList<>();
        private String fault = "";

        @Override
        public void message(int slot, int opcode, ByteBuffer payload, Outbox out) {
            said.add(Said.payload(opcode == Opcode.TEXT ? "text" : "binary", payload));
        }

        @Override
        public void ping(int slot, ByteBuffer payload, Outbox out) {
            said.add(Said.payload("ping", payload));
        }

        @Override
        public void pong(int slot, ByteBuffer payload) {
            said.add(Said.payload("pong", payload));
        }

        @Override
        public void farewell(int slot, int code, Outbox out) {
            said.add(Said.close(code));
        }

        @Override
        public void broken(int slot, int closeCode, String detail, Outbox out) {
            said.add(Said.broken(closeCode));
            fault = detail;
        }
    }
}

package dev.plimsoll.soak.load.transport.epoll;

import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.nio.ByteBuffer;

/** One buffer for all that a loop receives: what is in it is used up before the next socket is read. */
final class Inbox {
    private static final int BYTES = 1 << 16;

    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BYTES);

    /** Receives what fits: how many bytes; 0 if nothing is there yet, less if nothing will come any more. */
    int receive(Socket socket) throws IOException {
        int bytes = socket.recv(buffer, 0, BYTES);
        buffer.clear().limit(Math.max(0, bytes));
        return bytes;
    }

    /** What was received last. */
    ByteBuffer received() {
        return buffer;
    }
}

package dev.plimsoll.probe.remote.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A connection of somebody who may send anything. */
final class Stranger implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket = new Socket();

    Stranger(InetSocketAddress address) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(address, PATIENCE_MILLIS);
    }

    /** Sends this; the end of the connection meanwhile is no error. */
    Stranger sends(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
        } catch (SocketException closed) {
            if (!socket.isConnected()) {
                throw closed;
            }
        }
        return this;
    }

    Stranger sends(String text) throws IOException {
        return sends(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Sends no more. */
    void isDone() throws IOException {
        try {
            socket.shutdownOutput();
        } catch (SocketException closed) {
            if (!socket.isConnected()) {
                throw closed;
            }
        }
    }

    /** All that it is sent until the connection is closed or reset. */
    String hears() throws IOException {
        StringBuilder heard = new StringBuilder();
        byte[] bytes = new byte[4096];
        try {
            for (int n = socket.getInputStream().read(bytes);
                    n > 0;
                    n = socket.getInputStream().read(bytes)) {
                heard.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException reset) {
            return heard.toString(); // what has come until then
        }
        return heard.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

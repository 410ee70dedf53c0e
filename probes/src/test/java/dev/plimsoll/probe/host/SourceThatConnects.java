package dev.plimsoll.probe.host;

import java.io.IOException;
import java.net.Socket;

/** Breaks the rule that connections are made in one room alone, on purpose, so that it is seen to fail. */
final class SourceThatConnects {
    private SourceThatConnects() {}

    static boolean forbidden() throws IOException {
        try (Socket socket = new Socket()) {
            return socket.isConnected();
        }
    }
}

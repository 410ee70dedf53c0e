package dev.plimsoll.soak.badimports.verdict;

import com.sun.jna.Pointer;
import io.netty.channel.Channel;
import java.net.Socket;
import oshi.SystemInfo;

/** Bad on purpose: a pure package may know none of these. */
final class TouchesTheWorld {
    private TouchesTheWorld() {}

    static String of(Socket socket, Channel channel, Pointer pointer, SystemInfo system) {
        return "" + socket + channel + pointer + system;
    }
}

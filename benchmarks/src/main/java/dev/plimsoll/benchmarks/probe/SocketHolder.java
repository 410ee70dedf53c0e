package dev.plimsoll.benchmarks.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that holds sockets: a listener, and both ends of connections to it over loopback. It says {@code ready} when
 * they are open and ends when its standard input does, so that nothing is left behind by a benchmark that was killed.
 */
public final class SocketHolder {
    private static final int BACKLOG = 128;

    private SocketHolder() {}

    /** One number: sockets beside the listener. */
    public static void main(String[] words) throws IOException {
        int pairs = Integer.parseInt(words[0]) / 2;
        List<SocketChannel> held = new ArrayList<>(2 * pairs);
        ServerSocketChannel server =
                ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), BACKLOG);
        for (int i = 0; i < pairs; i++) {
            held.add(resetAtItsEnd(SocketChannel.open(server.getLocalAddress())));
            held.add(resetAtItsEnd(server.accept()));
        }
        System.out.println("ready");
        System.in.transferTo(System.out);
        System.out.println("held " + held.size());
    }

    /** So that no TIME_WAIT of one size is in the way of the next. */
    private static SocketChannel resetAtItsEnd(SocketChannel channel) throws IOException {
        return channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
}

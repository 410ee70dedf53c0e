package dev.plimsoll.probe.netlink;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A program that holds one listener of backlog 7 and as many connections in its queue, and accepted, as it is told. */
final class Holder {
    private Holder() {}

    /** Two numbers: connections not accepted, and accepted. Says {@code ready}, and waits to be killed. */
    public static void main(String[] words) throws IOException {
        List<Socket> held = new ArrayList<>();
        InetAddress loopback = InetAddress.getLoopbackAddress();
        ServerSocket server = new ServerSocket(0, 7, loopback);
        for (int i = 0; i < Integer.parseInt(words[1]); i++) {
            held.add(new Socket(loopback, server.getLocalPort()));
            held.add(server.accept());
        }
        for (int i = 0; i < Integer.parseInt(words[0]); i++) {
            held.add(new Socket(loopback, server.getLocalPort()));
        }
        System.out.println("ready");
        System.out.println(System.in.read() + held.size());
    }
}

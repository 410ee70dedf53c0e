package dev.plimsoll.soak.load.transport.epoll;

import dev.plimsoll.soak.load.transport.Loop.Route;
import io.netty.channel.epoll.LinuxSocket;
import io.netty.channel.unix.Socket;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sockets as they are wanted here: of the address's own family, without Nagle's delay, never blocking. */
final class Sockets {
    private static final Logger LOG = LoggerFactory.getLogger(Sockets.class);
    private static final int IPPROTO_IP = 0;
    private static final int IP_BIND_ADDRESS_NO_PORT = 24; // ip(7): the port is chosen at the connect, for the pair

    private Sockets() {}

    /** A socket that has begun to connect. */
    static Socket connecting(Route route) throws IOException {
        Socket socket = of(route.target());
        try {
            socket.setTcpNoDelay(true);
            if (route.source().isPresent()) {
                socket.setIntOpt(IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, 1);
                socket.bind(route.source().get());
            }
            socket.connect(route.target());
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A socket that listens; the kernel takes the lesser of its own somaxconn and the largest backlog there is. */
    static Socket listening(InetSocketAddress address) throws IOException {
        Socket socket = of(address);
        try {
            socket.setReuseAddress(true);
            socket.bind(address);
            socket.listen(65_535);
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Ends a socket, whatever the kernel says to it. */
    static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.debug("close: {}", e.getMessage()); // close(2): the descriptor is free all the same
        }
    }

    /** Makes an accepted socket what the others are. */
    static void prepare(Socket accepted) throws IOException {
        accepted.setTcpNoDelay(true);
    }

    private static Socket of(InetSocketAddress address) {
        return LinuxSocket.newSocketStream(address.getAddress() instanceof Inet6Address);
    }
}

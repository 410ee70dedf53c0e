package dev.plimsoll.probe.remote.http;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Makes lines to endpoints, and owns the one thread that all of them share. A name is resolved once, its address is checked
 * and then kept: a name that means something else later leads nowhere else. Safe from any thread.
 */
public final class Lines implements AutoCloseable {
    private static final long CLOSE_MILLIS = 2000;

    private final EventLoopGroup loop;
    private final Predicate<InetAddress> allowed;
    private final ClientTls tls;

    private Lines(EventLoopGroup loop, Predicate<InetAddress> allowed, ClientTls tls) {
        this.loop = loop;
        this.allowed = allowed;
        this.tls = tls;
    }

    /**
     * Starts the thread.
     *
     * @param allowed the addresses that may be connected to
     */
    public static Lines open(Predicate<InetAddress> allowed, ClientTls tls) {
        DefaultThreadFactory threads = new DefaultThreadFactory("plimsoll-remote", true);
        return new Lines(new MultiThreadIoEventLoopGroup(1, threads, NioIoHandler.newFactory()), allowed, tls);
    }

    /**
     * A line to this endpoint, which is not connected yet.
     *
     * @param mostBytes the largest answer that is accepted
     * @throws IOException if the name has no address, or one that may not be connected to
     */
    public HttpLine to(Endpoint endpoint, int mostBytes) throws IOException {
        InetAddress address = resolve(endpoint.host(), allowed);
        boolean secure = switch (endpoint.security()) {
            case PLAIN -> false;
            case TLS -> true;
            case TLS_BEYOND_LOOPBACK -> !address.isLoopbackAddress();
        };
        InetSocketAddress pinned = new InetSocketAddress(address, endpoint.port());
        return new HttpLine(loop.next(), endpoint, pinned, secure ? Wrapping.in(tls) : Wrapping.none(), mostBytes);
    }

    /**
     * The address of this host.
     *
     * @throws IOException if it has none, or one that may not be connected to
     */
    public static InetAddress resolve(String host, Predicate<InetAddress> allowed) throws IOException {
        InetAddress address = address(host);
        if (!allowed.test(address)) {
            String literal = address.getHostAddress();
            throw new IOException(
                    literal + " is not on this machine; if it is yours to read, add --allow-remote " + literal);
        }
        return address;
    }

    private static InetAddress address(String host) throws IOException {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new IOException("the name " + host + " has no address", e);
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, CLOSE_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly(2 * CLOSE_MILLIS);
    }
}

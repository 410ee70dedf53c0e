package dev.plimsoll.soak.load.transport.netty;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * One of Netty's kinds of channels: what turns its loops, and how connecting and listening begin.
 *
 * @param name the name used on the command line
 * @param grainNanos the shortest wait it can make, as {@link dev.plimsoll.soak.load.transport.Loop#grainNanos}
 * @param handlers makes what waits for the kernel, one for each loop
 * @param connecting a new bootstrap with the kind's own options
 * @param listening the same for a listening socket; its child options are those of accepted connections
 */
record Channels(
        String name,
        long grainNanos,
        IoHandlerFactory handlers,
        Supplier<Bootstrap> connecting,
        Supplier<ServerBootstrap> listening) {

    /**
     * The JDK's selectors; no native library. IP_BIND_ADDRESS_NO_PORT (man 7 ip) cannot be had, so a source address takes
     * its port when it is bound, before the target is known: the ephemeral ports of a source are then shared by all targets
     * rather than being as many again for each.
     */
    static Channels nio() {
        return new Channels(
                "nio",
                TimeUnit.MILLISECONDS.toNanos(2), // selectors wait whole milliseconds, and turn through half of one
                NioIoHandler.newFactory(),
                () -> new Bootstrap().channel(NioSocketChannel.class),
                () -> new ServerBootstrap().channel(NioServerSocketChannel.class));
    }
}

package dev.plimsoll.soak.load.transport.netty;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.uring.IoUring;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Event loops of Netty. Each loop's slots are numbered from 0 and as many as were asked for. */
public final class NettyTransport implements Transport {
    private static final int STOP_SECONDS = 5;

    private final String name;
    private final EventLoopGroup group;
    private final List<Loop> loops;

    private NettyTransport(String name, EventLoopGroup group, List<Loop> loops) {
        this.name = name;
        this.group = group;
        this.loops = List.copyOf(loops);
    }

    /**
     * Starts loops on io_uring(7).
     *
     * @param loops how many threads, 1 or more
     * @param slotsPerLoop how many connections each can hold
     * @param reach which addresses may be connected to
     */
    public static NettyTransport ioUring(int loops, int slotsPerLoop, Reach reach) {
        return open(Rings.channels(), loops, slotsPerLoop, reach);
    }

    /** The same on the JDK's selectors, which need no native library. */
    public static NettyTransport nio(int loops, int slotsPerLoop, Reach reach) {
        return open(Channels.nio(), loops, slotsPerLoop, reach);
    }

    /** What io_uring lacks on this machine, in words; empty if a loop of it could be started just now. */
    public static Optional<String> ioUringMissing() {
        Optional<String> missing =
                Optional.ofNullable(IoUring.unavailabilityCause()).map(Missing::inWords);
        return missing.isPresent() ? missing : Missing.whenOpened(() -> ioUring(1, 1, Reach.loopback()));
    }

    private static NettyTransport open(Channels kind, int loops, int slotsPerLoop, Reach reach) {
        SocketErrors.rehearse();
        DefaultThreadFactory threads = new DefaultThreadFactory("plimsoll-" + kind.name(), true);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops, threads, kind.handlers());
        List<Loop> made = new ArrayList<>();
        List<NettyLoop> peers = new ArrayList<>();
        for (EventExecutor executor : group) {
            NettyLoop loop = new NettyLoop((EventLoop) executor, slotsPerLoop, reach, kind, peers);
            peers.add(loop);
            made.add(loop);
        }
        return new NettyTransport(kind.name(), group, made);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public List<Loop> loops() {
        return loops;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, STOP_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(STOP_SECONDS, TimeUnit.SECONDS);
    }
}

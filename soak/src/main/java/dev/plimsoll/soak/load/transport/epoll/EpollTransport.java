package dev.plimsoll.soak.load.transport.epoll;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import dev.plimsoll.soak.load.transport.netty.Missing;
import dev.plimsoll.soak.load.transport.netty.SocketErrors;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoop;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Event loops on epoll, for Linux. Each loop's slots are numbered from 0 and as many as were asked for. */
public final class EpollTransport implements Transport {
    private static final int STOP_SECONDS = 5;

    private final EventLoopGroup group;
    private final List<Loop> loops;

    private EpollTransport(EventLoopGroup group, List<Loop> loops) {
        this.group = group;
        this.loops = List.copyOf(loops);
    }

    /**
     * Starts loops.
     *
     * @param loops how many threads, 1 or more
     * @param slotsPerLoop how many connections each can hold
     * @param reach which addresses may be connected to
     */
    public static EpollTransport start(int loops, int slotsPerLoop, Reach reach) {
        SocketErrors.rehearse();
        DefaultThreadFactory threads = new DefaultThreadFactory("plimsoll-epoll", true);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(loops, threads, EpollIoHandler.newFactory());
        List<EpollLoop> peers = new ArrayList<>();
        for (EventExecutor executor : group) {
            peers.add(new EpollLoop((IoEventLoop) executor, slotsPerLoop, reach, peers));
        }
        return new EpollTransport(group, List.copyOf(peers));
    }

    /** What epoll lacks on this machine, in words; empty if it works. */
    public static Optional<String> missing() {
        return Optional.ofNullable(Epoll.unavailabilityCause()).map(Missing::inWords);
    }

    @Override
    public String name() {
        return "epoll";
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

package dev.plimsoll.soak.load.transport.netty;

import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Loop.Acceptor;
import dev.plimsoll.soak.load.transport.Loop.Acceptor.Seat;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A listening socket of Netty; accepted channels go to the loops of the group in turn. */
final class NettyListener implements Loop.Listener {
    private static final int TURN_SECONDS = 1;

    private final Channel channel;

    private NettyListener(Channel channel) {
        this.channel = channel;
    }

    static NettyListener open(
            ServerBootstrap listening, InetSocketAddress address, Supplier<List<NettyLoop>> loops, Acceptor acceptor)
            throws IOException {
        ServerBootstrap bootstrap = listening
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, 65_535) // the kernel takes the lesser of this and somaxconn
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new Seating(loops, acceptor));
        ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException("cannot listen on " + address + ": " + SocketErrors.message(bound.cause()));
        }
        return new NettyListener(bound.channel());
    }

    @Override
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void accepting(Loop.Flow flow) {
        channel.config().setAutoRead(flow == Loop.Flow.GO);
    }

    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        EventLoop loop = channel.eventLoop();
        if (!loop.isShuttingDown()) {
            awaitTurn(loop);
        }
    }

    /**
     * Lets a loop turn once. Only then has the kernel been told: nio closes a descriptor with the next select, io_uring with
     * the next submission, and until then the kernel goes on taking connections.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // a loop that ends meanwhile has closed everything
    private static void awaitTurn(EventLoop loop) {
        Promise<Boolean> turned = loop.newPromise();
        loop.execute(() -> loop.schedule(() -> turned.trySuccess(true), 1, TimeUnit.NANOSECONDS));
        turned.awaitUninterruptibly(TURN_SECONDS, TimeUnit.SECONDS);
    }

    /** Gives an accepted channel its slot, on the channel's own loop. */
    private static final class Seating extends ChannelInitializer<Channel> {
        private final Supplier<List<NettyLoop>> loops;
        private final Acceptor acceptor;

        Seating(Supplier<List<NettyLoop>> loops, Acceptor acceptor) {
            this.loops = loops;
            this.acceptor = acceptor;
        }

        @Override
        protected void initChannel(Channel accepted) {
            NettyLoop home = loops.get().stream()
                    .filter(loop -> loop.executor() == accepted.eventLoop())
                    .findFirst()
                    .orElseThrow();
            Optional<Seat> seat = acceptor.accepted(home);
            if (seat.isEmpty()) {
                accepted.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                return;
            }
            home.seat(seat.get().slot(), accepted);
            accepted.pipeline()
                    .addLast(new SlotHandler(home, seat.get().slot(), seat.get().events()));
        }
    }
}

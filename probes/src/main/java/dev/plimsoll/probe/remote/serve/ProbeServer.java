package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.remote.serve.Doorkeeper.Speech;
import dev.plimsoll.probe.remote.wire.Token;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/*
 * Strangers get nothing: not a byte of HTTP, nor a word of why. What they can take is bounded: places, 3 seconds each, some
 * kilobytes each, and a line of progress every ten seconds. Probes are asked on a thread of their own, with a queue that is
 * bounded too: a probe that takes long keeps neither the clock nor the door waiting.
 */
/**
 * Serves readings over HTTP to those with the token: {@code /readings}, {@code /metrics} and {@code /clock}. Everybody else
 * is dropped without an answer and counted.
 */
@SuppressWarnings("FutureReturnValueIgnored") // of the timer, which ends with the loop
public final class ProbeServer implements AutoCloseable {
    private static final int LONGEST_LINE = 1024;
    private static final int LARGEST_HEAD = 8192;
    private static final int CHUNK_BYTES = 1024;
    private static final int RECEIVE_BYTES = 2048;
    private static final int BACKLOG = 128;
    private static final int MOST_WAITING = 32;
    private static final long SAY_SECONDS = 10;
    private static final long CLOSE_SECONDS = 2;

    private final EventLoopGroup loop;
    private final ThreadPoolExecutor probing;
    private final Openings openings;
    private final Channel listener;
    private final Dropped dropped;
    private final Consumer<String> said;
    private String lastSaid;

    private ProbeServer(
            EventLoopGroup loop,
            ThreadPoolExecutor probing,
            Openings openings,
            Channel listener,
            Dropped dropped,
            Consumer<String> said) {
        this.loop = loop;
        this.probing = probing;
        this.openings = openings;
        this.listener = listener;
        this.dropped = dropped;
        this.said = said;
        this.lastSaid = dropped.inWords();
    }

    /**
     * Listens.
     *
     * @param said told at most every ten seconds, and at the end, how many were dropped
     * @throws IOException if it cannot listen there, in words
     */
    public static ProbeServer open(ServeOrder order, Token token, Served served, Consumer<String> said)
            throws IOException {
        ThreadPoolExecutor probing = new ThreadPoolExecutor(
                1,
                1,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                new DefaultThreadFactory("plimsoll-probing", true));
        EventLoopGroup loop = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("plimsoll-serving", true), NioIoHandler.newFactory());
        Openings openings = new Openings(served);
        Clerk clerk = new Clerk(openings);
        Dropped dropped = new Dropped();
        Rooms rooms = new Rooms(order, dropped, visit -> new Desk(visit, token, clerk, probing));
        ChannelFuture bound = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RECVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(RECEIVE_BYTES))
                .childHandler(rooms)
                .bind(order.address())
                .awaitUninterruptibly();
        ProbeServer server = new ProbeServer(loop, probing, openings, bound.channel(), dropped, said);
        if (!bound.isSuccess()) {
            server.stop();
            throw new IOException(
                    "cannot serve on " + order.address().getAddress().getHostAddress() + ":"
                            + order.address().getPort() + ": " + bound.cause().getMessage());
        }
        loop.scheduleWithFixedDelay(server::say, SAY_SECONDS, SAY_SECONDS, TimeUnit.SECONDS);
        return server;
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return (InetSocketAddress) listener.localAddress();
    }

    /** How many connections were dropped, by why; without those kinds that there were none of. */
    public Map<Drop, Long> dropped() {
        return dropped.byKind();
    }

    /** Stops listening, closes all connections and says what was dropped. */
    @Override
    public void close() {
        if (stop()) {
            say();
        }
    }

    /** False where it had been stopped. */
    private boolean stop() {
        if (loop.isShuttingDown()) {
            return false;
        }
        probing.shutdownNow();
        loop.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(2 * CLOSE_SECONDS, TimeUnit.SECONDS);
        try {
            if (probing.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                openings.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }

    private synchronized void say() {
        String now = dropped.inWords();
        if (!now.equals(lastSaid)) {
            lastSaid = now;
            said.accept(now);
        }
    }

    /** Fits out each connection. */
    private static final class Rooms extends ChannelInitializer<Channel> {
        private final ServeOrder order;
        private final Dropped dropped;
        private final Function<Visit, Desk> desks;
        private final Places places = new Places();

        Rooms(ServeOrder order, Dropped dropped, Function<Visit, Desk> desks) {
            this.order = order;
            this.dropped = dropped;
            this.desks = desks;
        }

        @Override
        protected void initChannel(Channel channel) {
            Visit visit = new Visit(channel, places, dropped);
            if (!visit.begin()) {
                return;
            }
            Speech speech = order.tls().isPresent() ? Speech.TLS : Speech.HTTP;
            channel.pipeline().addLast(new Doorkeeper(visit, speech));
            order.tls().ifPresent(tls -> channel.pipeline().addLast(tls.newHandler(channel.alloc())));
            channel.pipeline()
                    .addLast(new HttpServerCodec(LONGEST_LINE, LARGEST_HEAD, CHUNK_BYTES), desks.apply(visit));
        }
    }
}

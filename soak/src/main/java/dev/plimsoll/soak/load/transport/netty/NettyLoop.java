package dev.plimsoll.soak.load.transport.netty;

import dev.plimsoll.soak.load.protocol.Outbox;
import dev.plimsoll.soak.load.transport.Loop;
import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.SlotEvents;
import dev.plimsoll.soak.sample.FailureKind;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DuplexChannel;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One Netty event loop and the channels in its slots. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // what fails on a channel comes back as its exceptionCaught or channelInactive
final class NettyLoop implements Loop {
    /*
     * Reading stops while so much waits to be written. For a connection of ours that must be more than all of its messages
     * in flight: a gateway that echoes stops reading when we do, and the two would wait for each other for ever. It is
     * still a bound against one that asks without end and never reads.
     */
    private static final WriteBufferWaterMark OWN_MESSAGES = new WriteBufferWaterMark(1 << 20, 128 << 20);

    /** How long a closed slot's last bytes may take to be written, milliseconds; a peer that does not read holds them up. */
    private static final long LAST_WRITES_MILLIS = 1_000;

    private final EventLoop executor;
    private final LoopThread thread;
    private final Reach reach;
    private final Channels kind;
    private final List<NettyLoop> peers;
    private final @Nullable Channel[] channels;
    private final NettyOutbox outbox = new NettyOutbox();
    private final Bootstrap connecting;

    NettyLoop(EventLoop executor, int slots, Reach reach, Channels kind, List<NettyLoop> peers) {
        this.executor = executor;
        this.thread = new LoopThread(executor);
        this.reach = reach;
        this.kind = kind;
        this.peers = peers;
        this.channels = new Channel[slots];
        this.connecting = kind.connecting()
                .get()
                .group(executor)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .option(ChannelOption.WRITE_BUFFER_WATER_MARK, OWN_MESSAGES)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0); // deadlines are the load's own
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public void after(long delayNanos, Runnable task) {
        thread.after(delayNanos, task);
    }

    @Override
    public long grainNanos() {
        return kind.grainNanos();
    }

    @Override
    public Optional<Long> busyNanos() {
        return thread.busyNanos();
    }

    @Override
    public void connect(int slot, Route route, SlotEvents events) {
        if (!reach.allows(route.target())) {
            events.failed(slot, FailureKind.OTHER, route.target() + " is not allowed; see --allow-remote");
            return;
        }
        ChannelHandler handler = new SlotHandler(this, slot, events);
        Bootstrap bootstrap = connecting.clone().handler(handler);
        route.source().ifPresent(bootstrap::localAddress);
        ChannelFuture future = bootstrap.connect(route.target());
        channels[slot] = future.channel();
        if (future.isDone()) {
            connectEnded(slot, future, events); // no descriptor was to be had; its listeners would run elsewhere
        } else {
            future.addListener((ChannelFutureListener) done -> connectEnded(slot, done, events));
        }
    }

    private void connectEnded(int slot, ChannelFuture done, SlotEvents events) {
        Throwable cause = done.cause();
        if (cause == null || !vacate(slot, done.channel())) {
            return;
        }
        try {
            events.failed(slot, SocketErrors.kind(cause), SocketErrors.message(cause));
        } catch (RuntimeException | Error fault) {
            events.broken(slot, fault);
        }
    }

    @Override
    public Listener listen(InetSocketAddress address, Acceptor acceptor) throws IOException {
        return NettyListener.open(
                kind.listening().get().group(executor, executor.parent()), address, () -> peers, acceptor);
    }

    @Override
    public Outbox outbox(int slot) {
        outbox.to(channels[slot]);
        return outbox;
    }

    @Override
    public void flush() {
        outbox.flush();
    }

    @Override
    public void reading(int slot, Flow flow) {
        Channel channel = channels[slot];
        if (channel != null) {
            channel.config().setAutoRead(flow == Flow.GO);
        }
    }

    @Override
    public void finish(int slot) {
        outbox.flush();
        if (channels[slot] instanceof DuplexChannel channel) {
            if (isWritten(channel)) {
                channel.shutdownOutput();
            } else {
                whenWritten(channel, channel::shutdownOutput);
            }
        }
    }

    @Override
    public void close(int slot) {
        Channel channel = channels[slot];
        channels[slot] = null; // before the flush: what fails from here on is told to nobody
        outbox.flush();
        if (channel == null) {
            return;
        }
        if (isWritten(channel)) {
            channel.close();
        } else {
            Future<?> giveUp = executor.schedule(() -> channel.close(), LAST_WRITES_MILLIS, TimeUnit.MILLISECONDS);
            whenWritten(channel, () -> {
                giveUp.cancel(false);
                channel.close();
            });
        }
    }

    /** Whether the kernel has all that was flushed. Under io_uring it never has at once. */
    static boolean isWritten(Channel channel) {
        ChannelOutboundBuffer waiting = channel.unsafe().outboundBuffer();
        return waiting == null || waiting.isEmpty();
    }

    /** Acts once all that was flushed is written, or cannot be. */
    private static void whenWritten(Channel channel, Runnable act) {
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener((ChannelFutureListener) writtenOrFailed -> act.run());
    }

    @Override
    public void reset(int slot) {
        Channel channel = channels[slot];
        if (channel != null) {
            channels[slot] = null;
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel.close();
        }
    }

    /** Puts an accepted channel into a slot. */
    void seat(int slot, Channel channel) {
        channels[slot] = channel;
    }

    EventLoop executor() {
        return executor;
    }

    /** Frees a slot if it still holds this channel; whether it did. */
    boolean vacate(int slot, Channel channel) {
        if (channels[slot] != channel) {
            return false;
        }
        channels[slot] = null;
        return true;
    }

    /** Whether a slot still holds this channel. */
    boolean holds(int slot, Channel channel) {
        return channels[slot] == channel;
    }
}

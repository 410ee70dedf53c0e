package dev.plimsoll.soak.load.transport.netty;

import dev.plimsoll.soak.load.transport.SlotEvents;
import dev.plimsoll.soak.sample.FailureKind;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;

/** Turns one channel's events into a slot's, for as long as the slot holds that channel. */
@SuppressWarnings(
        "FutureReturnValueIgnored") // what fails on a channel comes back as its exceptionCaught or channelInactive
final class SlotHandler extends ChannelInboundHandlerAdapter {
    private static final long NEXT_TURN_NANOS = 1;

    private final NettyLoop loop;
    private final int slot;
    private final SlotEvents events;

    SlotHandler(NettyLoop loop, int slot, SlotEvents events) {
        this.loop = loop;
        this.slot = slot;
        this.events = events;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (current(context)) {
            events.connected(slot);
        } else {
            context.close(); // the slot was given up while the kernel was connecting
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf buffer = (ByteBuf) message;
        try {
            if (current(context) && buffer.isReadable()) {
                events.received(slot, buffer.internalNioBuffer(buffer.readerIndex(), buffer.readableBytes()));
            }
        } finally {
            buffer.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (current(context)) {
            events.receivedAll(slot);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (!(event instanceof ChannelInputShutdownEvent) || !current(context)) {
            return;
        }
        if (NettyLoop.isWritten(context.channel())) {
            events.inputEnded(slot);
        } else {
            loop.after(NEXT_TURN_NANOS, () -> tellInputEnded(context));
        }
    }

    /*
     * The kernel tells an RST once: to the read or to the write that asks first, and the other sees an end (sk_err,
     * net/ipv4/tcp.c). Under io_uring both may be on their way, and Netty tells what became of the write after the read. So
     * an end that comes while a write is on its way is believed one turn later, if nothing worse has come to light by then.
     */
    private void tellInputEnded(ChannelHandlerContext context) {
        if (!current(context)) {
            return;
        }
        try {
            events.inputEnded(slot);
        } catch (RuntimeException | Error fault) {
            exceptionCaught(context, fault);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        // A peer that does not read must not make us buffer without end: stop reading what would be answered.
        context.channel().config().setAutoRead(context.channel().isWritable());
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (loop.vacate(slot, context.channel())) {
            events.failed(slot, FailureKind.CLOSED_EARLY, "closed by the peer");
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        boolean held = loop.vacate(slot, context.channel());
        context.close();
        if (SocketErrors.isOurFault(cause)) {
            events.broken(slot, cause);
        } else if (held) {
            events.failed(slot, SocketErrors.kind(cause), SocketErrors.message(cause));
        }
    }

    private boolean current(ChannelHandlerContext context) {
        return loop.holds(slot, context.channel());
    }
}

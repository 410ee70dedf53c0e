package dev.plimsoll.probe.remote.serve;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.ReferenceCountUtil;

/**
 * Looks at the first byte of a connection, before anything else does: what cannot be the beginning of a request, or of TLS
 * where there is some, is not answered as either, not even by an alert.
 */
final class Doorkeeper extends ChannelInboundHandlerAdapter {
    private static final int HANDSHAKE = 0x16; // RFC 8446 §5.1
    private static final int GET = 'G';

    private final Visit visit;
    private final Speech speech;
    private boolean looked;

    Doorkeeper(Visit visit, Speech speech) {
        this.visit = visit;
        this.speech = speech;
    }

    /** What a connection begins with. */
    enum Speech {
        HTTP,
        TLS
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        if (!looked && bytes.isReadable()) {
            looked = true;
            int first = bytes.getUnsignedByte(bytes.readerIndex());
            if ((first == HANDSHAKE) != (speech == Speech.TLS)) {
                visit.drop(Drop.TLS);
            } else if (speech == Speech.HTTP && first != GET) {
                visit.drop(Drop.GARBAGE);
            }
        }
        if (visit.isOver()) {
            ReferenceCountUtil.release(message);
        } else {
            context.fireChannelRead(message);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        visit.end();
        context.fireChannelInactive();
    }
}

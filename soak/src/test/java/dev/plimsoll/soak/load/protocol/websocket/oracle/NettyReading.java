package dev.plimsoll.soak.load.protocol.websocket.oracle;

import dev.plimsoll.soak.load.protocol.websocket.frame.CloseCode;
import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.Utf8FrameValidator;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketDecoderConfig;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import java.util.ArrayList;
import java.util.List;

/** What Netty's decoder, its check of UTF-8 and its aggregator make of a stream, up to the first farewell or fault. */
final class NettyReading {
    private NettyReading() {}

    static List<String> of(Masking masking, List<byte[]> pieces) {
        Log log = new Log();
        WebSocketDecoderConfig config = WebSocketDecoderConfig.newBuilder()
                .expectMaskedFrames(masking == Masking.REQUIRED)
                .allowMaskMismatch(false)
                .allowExtensions(false)
                .maxFramePayloadLength(OracleStream.LARGEST_BYTES)
                .closeOnProtocolViolation(false)
                .build();
        EmbeddedChannel channel = new EmbeddedChannel(
                new WebSocket13FrameDecoder(config),
                new Utf8FrameValidator(false),
                new WebSocketFrameAggregator(OracleStream.LARGEST_BYTES),
                log);
        for (byte[] piece : pieces) {
            if (!log.isOver()) {
                channel.writeInbound(Unpooled.copiedBuffer(piece));
            }
        }
        List<String> said = List.copyOf(log.said); // closing adds a complaint of messages that were not whole
        channel.finishAndReleaseAll();
        return said;
    }

    private static final class Log extends ChannelInboundHandlerAdapter {
        private final List<String> said = new ArrayList<>();

        private boolean isOver() {
            return !said.isEmpty() && Said.isLast(said.get(said.size() - 1));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            WebSocketFrame frame = (WebSocketFrame) message;
            if (!isOver()) {
                said.add(line(frame));
            }
            frame.release();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            if (!isOver()) {
                said.add(line(cause));
            }
        }

        private static String line(WebSocketFrame frame) {
            if (frame instanceof CloseWebSocketFrame close) {
                return Said.close(close.statusCode() < 0 ? CloseCode.NONE : close.statusCode());
            }
            String kind = frame instanceof PingWebSocketFrame
                    ? "ping"
                    : frame instanceof PongWebSocketFrame
                            ? "pong"
                            : frame instanceof TextWebSocketFrame ? "text" : "binary";
            return Said.payload(kind, frame.content().nioBuffer());
        }

        private static String line(Throwable cause) {
            if (cause instanceof CorruptedWebSocketFrameException corrupted) {
                return Said.broken(corrupted.closeStatus().code());
            }
            return cause instanceof TooLongFrameException ? Said.broken(CloseCode.TOO_LARGE) : "threw " + cause;
        }
    }
}

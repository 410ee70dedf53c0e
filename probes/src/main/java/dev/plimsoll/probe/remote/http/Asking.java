package dev.plimsoll.probe.remote.http;

import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Turns questions into requests and the answers, or what goes wrong, back. For one connection, on its event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection, and that is seen
final class Asking extends ChannelDuplexHandler {
    private final Endpoint endpoint;
    private final Consumer<Question> again;
    private @Nullable Question open;
    private @Nullable Throwable wrong;

    /** With whom to ask a question again whose connection was closed before it arrived. */
    Asking(Endpoint endpoint, Consumer<Question> again) {
        this.endpoint = endpoint;
        this.again = again;
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        Question question = (Question) message;
        open = question;
        context.writeAndFlush(request(question.request()), promise);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        FullHttpResponse response = (FullHttpResponse) message;
        try {
            Question question = open;
            open = null;
            if (question == null || !response.decoderResult().isSuccess()) {
                wrong = response.decoderResult().cause();
                open = question;
                context.close();
                return;
            }
            question.answer()
                    .complete(new Answer.Answered(response.status().code(), ByteBufUtil.getBytes(response.content())));
            if (!HttpUtil.isKeepAlive(response)) {
                context.close();
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        wrong = cause;
        context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        Question question = open;
        open = null;
        if (question == null || question.answer().isDone()) {
            return;
        }
        if (question.isOnKept()) {
            again.accept(question.anew());
        } else if (wrong == null) {
            question.lose(endpoint.authority() + " closed the connection without an answer");
        } else {
            question.lose("no answer from " + endpoint.authority() + ": " + inWords(wrong));
        }
    }

    private FullHttpRequest request(Request asked) {
        FullHttpRequest request = new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, asked.path());
        request.headers().set(HttpHeaderNames.HOST, endpoint.authority()).set(HttpHeaderNames.ACCEPT, "*/*");
        asked.token().ifPresent(token -> request.headers().set(HttpHeaderNames.AUTHORIZATION, token.bearer()));
        return request;
    }

    /** What went wrong, for people; never anything of the request. */
    static String inWords(@Nullable Throwable cause) {
        Throwable root = cause instanceof DecoderException && cause.getCause() != null ? cause.getCause() : cause;
        if (root instanceof ConnectTimeoutException) {
            return "no connection in time";
        }
        if (root instanceof NoRouteToHostException) {
            return "no route to it";
        }
        if (root instanceof ConnectException) {
            return "connection refused";
        }
        if (root instanceof SSLException) {
            return "no TLS with it (" + root.getMessage() + ")";
        }
        return root instanceof TooLongFrameException ? "it is larger than is accepted" : String.valueOf(root);
    }
}

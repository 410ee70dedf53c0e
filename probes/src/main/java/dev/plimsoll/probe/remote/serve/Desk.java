package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.remote.serve.Clerk.Ask;
import dev.plimsoll.probe.remote.serve.Clerk.Form;
import dev.plimsoll.probe.remote.wire.ReadingsJson;
import dev.plimsoll.probe.remote.wire.Stamps;
import dev.plimsoll.probe.remote.wire.Token;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Reads requests and sends replies, one at a time; without the token nothing of a request is looked at. Of the event loop. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection, and that is seen
final class Desk extends SimpleChannelInboundHandler<HttpObject> {
    private final Visit visit;
    private final Token token;
    private final Clerk clerk;
    private final Executor probing;
    private @Nullable HttpRequest asked;
    private boolean busy;

    Desk(Visit visit, Token token, Clerk clerk, Executor probing) {
        this.visit = visit;
        this.token = token;
        this.clerk = clerk;
        this.probing = probing;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (visit.isOver()) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            boolean large = part.decoderResult().cause() instanceof TooLongFrameException;
            visit.drop(large ? Drop.OVERSIZED : Drop.GARBAGE);
            return;
        }
        if (part instanceof HttpRequest request) {
            asked = isAllowed(request) ? request : null;
        }
        if (part instanceof HttpContent content && content.content().isReadable() && !visit.isOver()) {
            visit.drop(Drop.GARBAGE);
        }
        HttpRequest whole = asked;
        if (part instanceof LastHttpContent && whole != null && !visit.isOver()) {
            asked = null;
            busy = true;
            answer(context, whole);
        }
    }

    private boolean isAllowed(HttpRequest request) {
        String authorization = request.headers().get(HttpHeaderNames.AUTHORIZATION);
        if (authorization == null) {
            visit.drop(Drop.NO_TOKEN);
        } else if (!token.isIn(authorization)) {
            visit.drop(Drop.WRONG_TOKEN);
        } else if (busy) {
            visit.drop(Drop.IMPATIENT);
        } else if (!request.method().equals(HttpMethod.GET)) {
            visit.drop(Drop.GARBAGE);
        } else {
            return visit.admit();
        }
        return false;
    }

    private void answer(ChannelHandlerContext context, HttpRequest request) {
        double received = Clerk.now();
        boolean kept = HttpUtil.isKeepAlive(request);
        try {
            QueryStringDecoder uri = new QueryStringDecoder(request.uri());
            switch (uri.path()) {
                case "/clock" -> send(context, Reply.json(ReadingsJson.clock(new Stamps(received, received))), kept);
                case "/readings" -> probe(context, ask(Form.JSON, uri, received), kept);
                case "/metrics" -> probe(context, ask(Form.PROMETHEUS, uri, received), kept);
                default ->
                    send(
                            context,
                            Reply.problem(HttpResponseStatus.NOT_FOUND, "there are /readings, /metrics and /clock"),
                            kept);
            }
        } catch (IllegalArgumentException e) {
            send(context, Reply.problem(HttpResponseStatus.BAD_REQUEST, "not a path with a query"), kept);
        }
    }

    private void probe(ChannelHandlerContext context, Ask ask, boolean kept) {
        try {
            probing.execute(() -> {
                Reply reply = replyTo(ask);
                context.executor().execute(() -> send(context, reply, kept));
            });
        } catch (RejectedExecutionException e) {
            send(context, Reply.problem(HttpResponseStatus.SERVICE_UNAVAILABLE, "too many ask at once"), kept);
        }
    }

    private Reply replyTo(Ask ask) {
        try {
            return clerk.answer(ask);
        } catch (RuntimeException e) {
            return Reply.problem(HttpResponseStatus.INTERNAL_SERVER_ERROR, "the probe broke: " + e);
        }
    }

    private void send(ChannelHandlerContext context, Reply reply, boolean kept) {
        FullHttpResponse response = reply.response();
        if (!kept) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
        context.writeAndFlush(response).addListener(done -> {
            busy = false;
            if (!kept || !done.isSuccess()) {
                context.close();
            }
        });
    }

    private static Ask ask(Form form, QueryStringDecoder uri, double received) {
        return new Ask(form, one(uri, "subject", ""), one(uri, "asker", ""), one(uri, "tier", "fast"), received);
    }

    private static String one(QueryStringDecoder uri, String name, String otherwise) {
        List<String> given = uri.parameters().getOrDefault(name, List.of(otherwise));
        return given.get(0);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof ClosedChannelException || cause instanceof IOException) {
            context.close(); // and counted as one that left
        } else {
            visit.drop(Drop.TLS);
        }
    }
}

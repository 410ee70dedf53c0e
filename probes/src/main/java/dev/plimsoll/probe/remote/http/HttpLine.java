package dev.plimsoll.probe.remote.http;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.util.concurrent.ScheduledFuture;
import java.net.InetSocketAddress;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/*
 * One connection that is kept between questions, so that the gateway beside it does not see one more come and go each
 * second. All state is of the event loop. A question that is not answered in time costs the connection: a late answer must
 * not be taken for that of the next question.
 */
/** Asks one endpoint, one question at a time. Redirects are not followed. */
@SuppressWarnings("FutureReturnValueIgnored") // what fails ends the connection, and that is seen
public final class HttpLine {
    private static final int LONGEST_LINE = 4096;
    private static final int LARGEST_HEAD = 16_384;
    private static final int CHUNK = 8192;
    private static final long SLACK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final EventLoop loop;
    private final Endpoint endpoint;
    private final InetSocketAddress address;
    private final Wrapping wrapping;
    private final int mostBytes;
    private @Nullable Channel channel;

    HttpLine(EventLoop loop, Endpoint endpoint, InetSocketAddress address, Wrapping wrapping, int mostBytes) {
        this.loop = loop;
        this.endpoint = endpoint;
        this.address = address;
        this.wrapping = wrapping;
        this.mostBytes = mostBytes;
    }

    /** Who is asked. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** Asks and waits for so long at most. */
    public Answer ask(Request request, long deadlineNanos) {
        CompletableFuture<Answer> answer = begin(request, deadlineNanos);
        try {
            return answer.get(deadlineNanos + SLACK_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer.Lost("asking " + endpoint.authority() + " was interrupted");
        } catch (ExecutionException | TimeoutException e) {
            return late(deadlineNanos);
        }
    }

    /** Asks without waiting; completes within {@code deadlineNanos}, never exceptionally. */
    public CompletableFuture<Answer> begin(Request request, long deadlineNanos) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        loop.execute(() -> start(new Question(request, answer), deadlineNanos));
        return answer;
    }

    private void start(Question question, long deadlineNanos) {
        ScheduledFuture<?> timer =
                loop.schedule(() -> giveUp(question, deadlineNanos), deadlineNanos, TimeUnit.NANOSECONDS);
        question.answer().thenRun(() -> timer.cancel(false));
        Channel kept = channel;
        if (kept != null && kept.isActive()) {
            kept.write(question.reusing());
        } else {
            connect(question, deadlineNanos);
        }
    }

    private void connect(Question question, long deadlineNanos) {
        int millis = (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadlineNanos));
        ChannelFuture connecting = new Bootstrap()
                .group(loop)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, millis)
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        wrapping.wrap(made.pipeline(), endpoint);
                        made.pipeline()
                                .addLast(
                                        new HttpClientCodec(LONGEST_LINE, LARGEST_HEAD, CHUNK),
                                        new HttpObjectAggregator(mostBytes),
                                        new Asking(endpoint, again -> connect(again, deadlineNanos)));
                    }
                })
                .connect(address);
        channel = connecting.channel();
        connecting.addListener(done -> {
            if (done.isSuccess()) {
                connecting.channel().write(question);
            } else {
                question.lose("no answer from " + endpoint.authority() + ": " + Asking.inWords(done.cause()));
            }
        });
    }

    private void giveUp(Question question, long deadlineNanos) {
        if (question.answer().complete(late(deadlineNanos)) && channel != null) {
            channel.close();
        }
    }

    private Answer.Lost late(long deadlineNanos) {
        return new Answer.Lost(String.format(
                Locale.ROOT, "no answer from %s within %d ms", endpoint.authority(), deadlineNanos / 1_000_000));
    }
}

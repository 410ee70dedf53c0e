package dev.plimsoll.probe.remote.http;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslHandler;

/** What a connection is inside of: TLS, or nothing. */
@FunctionalInterface
interface Wrapping {
    /** Puts it first. */
    void wrap(ChannelPipeline pipeline, Endpoint endpoint);

    static Wrapping none() {
        return (pipeline, endpoint) -> {};
    }

    static Wrapping in(ClientTls tls) {
        return (pipeline, endpoint) -> pipeline.addLast(new SslHandler(tls.engine(endpoint.host(), endpoint.port())));
    }
}

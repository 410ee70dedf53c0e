package dev.plimsoll.probe.remote.serve;

import dev.plimsoll.probe.remote.wire.ReadingsJson;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/** What is answered to who has the token. */
@SuppressWarnings("ArrayRecordComponent") // handed on once, to be sent
record Reply(HttpResponseStatus status, String type, byte[] body) {
    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    static Reply json(byte[] body) {
        return new Reply(HttpResponseStatus.OK, JSON, body);
    }

    static Reply metrics(byte[] body) {
        return new Reply(HttpResponseStatus.OK, PROMETHEUS, body);
    }

    static Reply problem(HttpResponseStatus status, String message) {
        return new Reply(status, JSON, ReadingsJson.problem(message));
    }

    FullHttpResponse response() {
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.wrappedBuffer(body));
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, type)
                .set(HttpHeaderNames.CACHE_CONTROL, "no-store")
                .setInt(HttpHeaderNames.CONTENT_LENGTH, body.length);
        return response;
    }
}

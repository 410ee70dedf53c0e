package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.load.protocol.ClientEvents;
import dev.plimsoll.soak.load.protocol.ClientSide;
import dev.plimsoll.soak.load.protocol.Protocol;
import dev.plimsoll.soak.load.protocol.ServerEvents;
import dev.plimsoll.soak.load.protocol.ServerSide;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/**
 * A protocol inside TLS. It goes by the inner one's name: that there is TLS around it is for the target's scheme to say.
 *
 * <p>Beside what the inner protocol keeps, one connection keeps an engine and at most one record that is not whole.
 */
public final class TlsProtocol implements Protocol {
    private final Protocol inner;
    private final Supplier<SSLEngine> asking;
    private final Supplier<SSLEngine> answering;

    private TlsProtocol(Protocol inner, Supplier<SSLEngine> asking, Supplier<SSLEngine> answering) {
        this.inner = inner;
        this.asking = asking;
        this.answering = answering;
    }

    /** {@code inner} towards a peer, whose certificate must be what {@code trust} asks for. It has no answering side. */
    public static TlsProtocol towards(Protocol inner, Trust trust, Peer peer) {
        return new TlsProtocol(inner, () -> trust.engine(peer), () -> {
            throw new IllegalStateException("there is no certificate to answer with");
        });
    }

    /** The same with an answering side, for which {@code answering} makes engines that have a certificate to show. */
    public TlsProtocol answering(Supplier<SSLEngine> answering) {
        return new TlsProtocol(inner, asking, answering);
    }

    @Override
    public String name() {
        return inner.name();
    }

    @Override
    public int largestMessageBytes() {
        return inner.largestMessageBytes();
    }

    @Override
    public int smallestMessageBytes() {
        return inner.smallestMessageBytes();
    }

    @Override
    public ClientSide client(int slots, ClientEvents events) {
        return new TlsClient(inner, asking, slots, events);
    }

    @Override
    public ServerSide server(int slots, ServerEvents events) {
        return new TlsServer(inner, answering, slots, events);
    }
}

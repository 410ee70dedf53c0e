package dev.plimsoll.soak.load.protocol.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed. Immutable; shared by all event loops.
 *
 * <p>Versions, ciphers and the resumption of sessions are the JDK's defaults: TLS 1.3 and 1.2, and a session with the same
 * host and port is resumed where the gateway offers it, so that not every handshake is a full one. {@code
 * -Djdk.tls.client.protocols} and {@code -Djdk.tls.client.enableSessionTicketExtension} are heard.
 */
public final class Trust {
    private static final String LIKE_HTTPS = "HTTPS"; // RFC 9110 §4.3.4: names and addresses of the certificate

    private final SSLContext context;
    private final Names names;

    private Trust(SSLContext context, Names names) {
        this.context = context;
        this.names = names;
    }

    private enum Names {
        MUST_FIT,
        MAY_BE_ANY
    }

    /** The issuers that this JDK trusts. */
    public static Trust ofTheJdk() {
        return new Trust(context(null), Names.MUST_FIT);
    }

    /**
     * The certificates in a PEM file instead, issuers or the gateway's own. One that stands there itself is believed until
     * it is taken out, whatever its dates.
     *
     * @throws IOException saying why, in words, if there is none in it
     */
    public static Trust ofThoseIn(Path pem) throws IOException {
        List<X509Certificate> certificates = PemCertificates.read(pem);
        try {
            KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
            trusted.load(null, null);
            for (X509Certificate certificate : certificates) {
                trusted.setCertificateEntry(Integer.toString(trusted.size()), certificate);
            }
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            return new Trust(context(factory.getTrustManagers()), Names.MUST_FIT);
        } catch (GeneralSecurityException e) {
            throw new IOException("its certificates cannot be used: " + e.getMessage(), e);
        }
    }

    /** Anybody: neither the issuer nor the dates nor the host's name are looked at. */
    public static Trust ofAnybody() {
        return new Trust(context(new TrustManager[] {new AnyCertificate()}), Names.MAY_BE_ANY);
    }

    /** A new opening side towards this peer. */
    public SSLEngine engine(Peer peer) {
        SSLEngine engine = context.createSSLEngine(peer.host(), peer.port());
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(peer.serverNames());
        if (names == Names.MUST_FIT) {
            parameters.setEndpointIdentificationAlgorithm(LIKE_HTTPS);
        }
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static SSLContext context(TrustManager @Nullable [] managers) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK cannot do TLS", e);
        }
    }
}

package dev.plimsoll.soak.load.protocol.tls;

import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * Believes every certificate. The JDK still refuses those whose algorithms it has disabled altogether ({@code
 * jdk.certpath.disabledAlgorithms}), such as MD5.
 */
final class AnyCertificate implements X509TrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

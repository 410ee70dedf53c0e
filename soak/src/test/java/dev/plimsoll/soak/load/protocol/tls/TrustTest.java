package dev.plimsoll.soak.load.protocol.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.soak.load.protocol.ClientLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a connection is made with, and what is said where it is not. */
class TrustTest {
    private static final String REJECTED = "failed handshake-rejected: the certificate ";

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "::1", "localhost"})
    void aCertificateOfANamedIssuerForThisHostIsBelieved(String host) {
        assertThat(TlsSides.attempt(TlsSides.ISSUER, new Peer(host, 443), TlsSides.ENGINES))
                .containsExactly("established", "answered 7");
    }

    @Test
    void aCertificateOfAnUnknownIssuerIsNot() throws IOException {
        for (Trust trust : List.of(Trust.ofTheJdk(), Trust.ofThoseIn(Certificates.stranger()))) {
            assertThat(TlsSides.attempt(trust, TlsSides.HERE, TlsSides.ENGINES))
                    .singleElement()
                    .asString()
                    .startsWith(REJECTED + "is not trusted (")
                    .endsWith("): name its issuer with --ca FILE, or --insecure");
        }
    }

    @Test
    void aBundleTrustsAllThatIsInIt(@TempDir Path folder) throws IOException {
        Path bundle = folder.resolve("bundle.pem");
        Files.writeString(bundle, Files.readString(Certificates.stranger()) + Files.readString(Certificates.issuer()));
        assertThat(TlsSides.attempt(Trust.ofThoseIn(bundle), TlsSides.HERE, TlsSides.ENGINES))
                .contains("established");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "elsewhere | 127.0.0.1         | is for another host (No subject alternative names matching IP address 127.0.0.1 found)",
                "here      | elsewhere.example | is for another host (No subject alternative DNS name matching elsewhere.example found.)",
                "expired   | 127.0.0.1         | has expired (NotAfter: "
            })
    void aCertificateThatDoesNotFitSaysWhy(String certificate, String host, String why) {
        Peer peer = new Peer(host, 443);
        assertThat(TlsSides.attempt(TlsSides.ISSUER, peer, Certificates.of(certificate)))
                .singleElement()
                .asString()
                .startsWith(REJECTED + why)
                .endsWith("or --insecure");
        assertThat(TlsSides.attempt(Trust.ofAnybody(), peer, Certificates.of(certificate)))
                .containsExactly("established", "answered 7");
    }

    @Test
    void theGatewayIsToldWhyItWasLeft() throws IOException {
        Trust stranger = Trust.ofThoseIn(Certificates.stranger());
        TlsSides sides = new TlsSides(TlsSides.protocol(stranger, TlsSides.HERE, TlsSides.ENGINES), new ClientLog());
        sides.pump();
        assertThat(sides.serverLog.lines()).singleElement().asString().contains("certificate_unknown");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TLSv1.3 | the gateway ends TLS: bad_certificate; it asks for a client's certificate",
                "TLSv1.2 | the gateway ends the TLS handshake: "
            })
    void aGatewayThatAsksForAClientsCertificateIsUnderstood(String version, String said) {
        Supplier<SSLEngine> engines = Certificates.of("here", version);
        Supplier<SSLEngine> asking = () -> {
            SSLEngine engine = engines.get();
            engine.setNeedClientAuth(true);
            return engine;
        };
        assertThat(TlsSides.attempt(TlsSides.ISSUER, TlsSides.HERE, asking))
                .singleElement()
                .asString()
                .startsWith("failed handshake-rejected: " + said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HTTP/1.1 400 Bad Request | failed protocol-error: the answer is not TLS; if the port is one without TLS, write ws://…",
                "H                        | failed protocol-error: the answer is not TLS",
                "0x15030300020246         | failed handshake-rejected: the gateway ends the TLS handshake: protocol_version; it speaks no version",
                "0x15030300020228         | failed handshake-rejected: the gateway ends the TLS handshake: handshake_failure; the two share no",
                "0x15030300020270         | failed handshake-rejected: the gateway ends the TLS handshake: unrecognized_name; it serves no host",
                "0x1603034801             | failed protocol-error: a TLS record longer than is allowed",
                "0x160303000401000000     | failed protocol-error: the TLS handshake failed: "
            })
    void anAnswerThatIsNoHandshakeSaysWhat(String answer, String said) {
        byte[] bytes = answer.startsWith("0x")
                ? HexFormat.of().parseHex(answer.substring(2))
                : answer.getBytes(StandardCharsets.US_ASCII);
        ClientLog log = new ClientLog();
        TlsSides sides = new TlsSides(TlsSides.protocol(TlsSides.ISSUER, TlsSides.HERE, TlsSides.ENGINES), log);
        sides.client.receive(0, ByteBuffer.wrap(bytes), sides.toServer);
        assertThat(log.lines()).singleElement().asString().startsWith(said);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nothing | there is no certificate in it; it takes PEM",
                "-----BEGIN PRIVATE KEY-----MC4CAQ==-----END PRIVATE KEY----- | there is no certificate in it",
                "-----BEGIN CERTIFICATE-----AAAA-----END CERTIFICATE----- | certificate 1 in it cannot be read"
            })
    void aFileWithoutCertificatesSaysWhy(String text, String why, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("ca.pem");
        Files.writeString(file, text);
        assertThatThrownBy(() -> Trust.ofThoseIn(file))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(why);
        assertThatThrownBy(() -> Trust.ofThoseIn(folder)).hasMessageContaining("Is a directory");
        assertThatThrownBy(() -> Trust.ofThoseIn(folder.resolve("none"))).hasMessage("there is no such file");
    }

    @Test
    void namesAreAskedForAndAddressesAreNot() {
        assertThat(new Peer("localhost", 1).serverNames()).hasSize(1);
        assertThat(new Peer("gate.example", 1).serverNames()).hasSize(1);
        assertThat(new Peer("127.0.0.1", 1).serverNames()).isEmpty();
        assertThat(new Peer("::1", 1).serverNames()).isEmpty();
        assertThat(new Peer("under_score", 1).serverNames()).isEmpty();
    }
}

package dev.plimsoll.probe.remote.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plimsoll.probe.remote.wire.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeOrderTest {
    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void loopbackIsServedWithoutTls() {
        assertThat(ServeOrder.of("127.0.0.1:0", Optional.empty(), Optional.empty())
                        .tls())
                .isEmpty();
        assertThat(ServeOrder.of("[::1]:9909", Optional.empty(), Optional.empty())
                        .tls())
                .isEmpty();
    }

    @Test
    void beyondLoopbackTheCommandIsSaidThatMakesACertificateAndItWorks() throws Exception {
        assertThat(Serving.refusal()).contains("not loopback", "--certificate cert.pem --key key.pem", "openssl req");
        Serving.makeCertificate(folder);
        Optional<Path> certificate = Optional.of(folder.resolve("cert.pem"));
        Optional<Path> key = Optional.of(folder.resolve("key.pem"));
        assertThat(ServeOrder.of("192.0.2.7:9909", certificate, key).tls()).isPresent();
        assertThatThrownBy(() -> ServeOrder.of("192.0.2.7:9909", certificate, Optional.empty()))
                .hasMessageContaining("belong together");
        Files.writeString(folder.resolve("key.pem"), "no key");
        assertThatThrownBy(() -> ServeOrder.of("192.0.2.7:9909", certificate, key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("openssl req");
        Files.delete(folder.resolve("key.pem"));
        assertThatThrownBy(() -> ServeOrder.of("192.0.2.7:9909", certificate, key))
                .hasMessageContaining("key.pem cannot be read");
    }

    @Test
    void allAddressesAreNotLoopback() {
        assertThatThrownBy(() -> ServeOrder.of("0.0.0.0:9909", Optional.empty(), Optional.empty()))
                .hasMessageContaining("0.0.0.0 is not loopback")
                .hasMessageContaining("DNS:HOST");
    }

    @Test
    void whatIsNoAddressIsRefused() {
        for (String wrong : new String[] {"9909", "127.0.0.1", "127.0.0.1:99999", "a b:1", "no-such-name.invalid:1"}) {
            assertThatThrownBy(() -> ServeOrder.of(wrong, Optional.empty(), Optional.empty()))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aPortThatIsTakenIsSaid() throws IOException {
        try (Serving taken = Serving.plain()) {
            ServeOrder same = ServeOrder.of("127.0.0.1:" + taken.port(), Optional.empty(), Optional.empty());
            assertThatThrownBy(
                            () -> ProbeServer.open(same, Token.from(Serving.ENVIRONMENT), Serving.served(), said -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot serve on 127.0.0.1:" + taken.port());
        }
    }
}

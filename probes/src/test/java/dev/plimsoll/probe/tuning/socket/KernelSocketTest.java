package dev.plimsoll.probe.tuning.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class KernelSocketTest {
    private static final Endpoint HERE = Endpoint.of("127.0.0.1", 0);
    private static final int MILLIS = 500;

    @Test
    void aListenerTellsItsQueueAndTheLimitOfIt() throws CallFailed {
        try (KernelSocket listener = KernelSocket.listening(HERE, 3);
                KernelSocket client = KernelSocket.tcp()) {
            assertThat(client.connect(listener.local(), MILLIS)).isTrue();
            assertThat(listener.tcpInfo().acceptQueue()).isEqualTo(1);
            assertThat(listener.tcpInfo().acceptQueueLimit()).isEqualTo(3);
            listener.accept().close();
            assertThat(listener.tcpInfo().acceptQueue()).isZero();
        }
    }

    @Test
    void aDeafClientStaysUnansweredUntilItHearsAgain() throws CallFailed {
        try (KernelSocket listener = KernelSocket.listening(HERE, 3);
                KernelSocket client = KernelSocket.tcp()) {
            client.fallSilent();
            assertThat(client.connect(listener.local(), MILLIS)).isFalse();
            client.hearAgain();
            assertThat(client.await(KernelSocket.Readiness.WRITABLE, 5000)).isTrue();
            assertThat(client.tcpInfo().established()).isTrue();
        }
    }

    @Test
    void aSocketKeepsToItsOwnSliceOfPorts() throws CallFailed {
        try (KernelSocket listener = KernelSocket.listening(HERE, 3);
                KernelSocket client = KernelSocket.tcp()) {
            client.set(SocketOption.IP_BIND_ADDRESS_NO_PORT, 1);
            client.set(SocketOption.IP_LOCAL_PORT_RANGE, 50_099 << 16 | 50_000);
            client.bind(HERE);
            assertThat(client.local().port()).isZero();
            assertThat(client.connect(listener.local(), MILLIS)).isTrue();
            assertThat(client.local().port()).isBetween(50_000, 50_099);
        }
    }

    @Test
    void aRefusalHasItsName() throws CallFailed {
        Endpoint closed;
        try (KernelSocket listener = KernelSocket.listening(HERE, 3)) {
            assertThatThrownBy(listener::accept).hasMessage("accept4: EAGAIN");
            closed = listener.local();
        }
        try (KernelSocket client = KernelSocket.tcp()) {
            assertThatThrownBy(() -> client.connect(closed, MILLIS)).hasMessageContaining("ECONNREFUSED");
        }
    }
}

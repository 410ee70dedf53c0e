package dev.plimsoll.soak.load.transport.choice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.transport.Reach;
import dev.plimsoll.soak.load.transport.Transport;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransportsTest {
    @Test
    void autoTakesEpollWhereThereIsOne() {
        assertThat(words(Transports.choose("auto", kind -> Optional.empty())))
                .startsWith("auto EPOLL epoll, because it is available");
    }

    @Test
    void autoTakesNioElsewhereAndSaysWhatIsMissing() {
        assertThat(words(Transports.choose("auto", kind -> Optional.of("no library for s390_64"))))
                .isEqualTo("auto NIO nio, because epoll is not available here: no library for s390_64");
    }

    @ParameterizedTest
    @EnumSource(TransportKind.class)
    void whatIsAskedForIsTakenOrSaidToBeMissing(TransportKind kind) {
        assertThat(words(Transports.choose(kind.word(), any -> Optional.empty())))
                .isEqualTo(kind.word() + " " + kind + " " + kind.word() + ", because it was asked for");
        assertThat(words(Transports.choose(kind.word(), asked -> Optional.of(asked + " is forbidden"))))
                .isEqualTo("missing " + kind + ": " + kind + " is forbidden");
    }

    @Test
    void anotherWordIsUnknown() {
        assertThat(words(Transports.choose("pigeon"))).isEqualTo("unknown pigeon");
        assertThat(Transports.words()).containsExactly("auto", "epoll", "io_uring", "nio");
    }

    @ParameterizedTest
    @EnumSource(TransportKind.class)
    void whatIsOpenedHasTheNameThatWasAskedFor(TransportKind kind) {
        assertThat(words(Transports.choose(kind.word()))).contains(" " + kind + " ");
        try (Transport transport = Transports.open(kind, 2, 4, Reach.loopback())) {
            assertThat(transport.name()).isEqualTo(kind.word());
            assertThat(transport.loops()).hasSize(2);
        }
    }

    private static String words(TransportChoice choice) {
        return choice.match(
                taken -> taken.asked() + " " + taken.kind() + " " + taken.why(),
                unavailable -> "missing " + unavailable.kind() + ": " + unavailable.reason(),
                unknown -> "unknown " + unknown.word());
    }
}

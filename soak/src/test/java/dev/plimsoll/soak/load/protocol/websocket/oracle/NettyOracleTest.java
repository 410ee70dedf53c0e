package dev.plimsoll.soak.load.protocol.websocket.oracle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plimsoll.soak.load.protocol.websocket.frame.Masking;
import io.netty.util.ResourceLeakDetector;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Our reader beside Netty's, on streams that are valid, faulty and damaged: both find the same, or the difference has a name. */
class NettyOracleTest {
    private static final long SEED = Long.getLong("plimsoll.oracle.seed", 13);
    private static final int STREAMS = Integer.getInteger("plimsoll.oracle.streams", 12_000);
    private static final ResourceLeakDetector.Level LEVEL = ResourceLeakDetector.getLevel();

    /** Netty's own buffers are not what is tested, and following each of them takes most of the time. */
    @BeforeAll
    static void leaksAreNotFollowed() {
        ResourceLeakDetector.setLevel(ResourceLeakDetector.Level.DISABLED);
    }

    @AfterAll
    static void leaksAreFollowedAgain() {
        ResourceLeakDetector.setLevel(LEVEL);
    }

    @Test
    void ourReaderAndNettysAgree() {
        Tally tally = new Tally(Difference.OF_NETTY);
        for (int number = 0; number < STREAMS; number++) {
            OracleStream stream = OracleStream.any(SEED, number);
            tally.add(stream, ours(stream), nettys(stream));
        }
        assertThat(tally.firstDisagreement()).isEmpty();
        assertThat(tally.agreeing()).isGreaterThan(STREAMS * 9 / 10);
        assertThat(tally.broken()).isBetween(STREAMS / 4, STREAMS * 3 / 4);
        assertThat(tally.differences().keySet()).isEqualTo(Difference.OF_NETTY);
    }

    @Test
    void whatOurSidesWriteIsReadByNettyAndByOurReaderAlike() {
        Tally tally = new Tally(Set.of());
        for (int number = 0; number < STREAMS / 20; number++) {
            OracleStream stream = OracleStream.written(SEED, number);
            tally.add(stream, ours(stream), nettys(stream));
            assertThat(ours(stream).said()).isNotEmpty();
        }
        assertThat(tally.firstDisagreement()).isEmpty();
        assertThat(tally.broken()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "FAULT_BEFORE_THE_HEADER_IS_WHOLE, 807e, '', broken 1002",
        "NOT_UTF8_BEFORE_THE_MESSAGE_IS_WHOLE, 8103ff, broken 1007, ''",
        "CLOSE_CODE_ABOVE_4999, 88021388, broken 1002, close 5000",
        "CLOSE_CODE_ABOVE_4999, 88031388ff, broken 1002, broken 1007",
        "CLOSE_REASON_ENDS_WITHIN_A_CHARACTER, 880503e861e282, broken 1007, close 1000"
    })
    void eachToleratedDifferenceInItsSmallestForm(Difference difference, String hex, String ours, String nettys) {
        OracleStream stream = OracleStream.of(Masking.FORBIDDEN, HexFormat.of().parseHex(hex));
        assertThat(String.join(", ", ours(stream).said())).isEqualTo(ours);
        assertThat(String.join(", ", nettys(stream))).isEqualTo(nettys);
        assertThat(difference.explains(Rest.of(stream, ours(stream), nettys(stream))))
                .isTrue();
        assertThat(Difference.OF_NETTY).contains(difference);
    }

    @Test
    void aReasonThatIsNotUtf8BeforeItsEndIsRefusedByNettyToo() {
        OracleStream stream = OracleStream.of(Masking.FORBIDDEN, HexFormat.of().parseHex("880503e8ff6161"));
        assertThat(nettys(stream))
                .containsExactly("broken 1007")
                .isEqualTo(ours(stream).said());
    }

    @Test
    void oneWordThatDiffersIsADisagreement() {
        Tally tally = new Tally(Difference.OF_NETTY);
        for (int number = 0; number < 200; number++) {
            OracleStream stream = OracleStream.any(SEED, number);
            OurReading ours = ours(stream);
            List<String> theirs = new ArrayList<>(ours.said());
            theirs.add("ping 00");
            tally.add(stream, ours, theirs);
        }
        assertThat(tally.disagreeing()).isEqualTo(200);
    }

    @Test
    void aDifferenceThatIsNotToleratedIsADisagreement() {
        Tally tally = new Tally(Set.of());
        for (int number = 0; number < 1_000; number++) {
            OracleStream stream = OracleStream.any(SEED, number);
            tally.add(stream, ours(stream), nettys(stream));
        }
        assertThat(tally.disagreeing()).isPositive();
        assertThat(tally.firstDisagreement()).isPresent();
    }

    private static OurReading ours(OracleStream stream) {
        return OurReading.of(stream.masking(), stream.pieces());
    }

    private static List<String> nettys(OracleStream stream) {
        return NettyReading.of(stream.masking(), stream.pieces());
    }
}

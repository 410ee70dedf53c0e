package dev.plimsoll.probe.netlink.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AnswerFuzzTest {
    private static final int CASES = Integer.getInteger("plimsoll.fuzz.cases", 50_000);
    private static final long SEED = Long.getLong("plimsoll.fuzz.seed", 20_818);

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void noBytesMakeTheReadersThrowOrLoop() {
        for (int fuzzCase = 0; fuzzCase < CASES; fuzzCase++) {
            Random chance = new Random(SEED + fuzzCase);
            byte[] bytes =
                    broken(CapturedAnswer.bytes(CapturedAnswer.ALL.get(fuzzCase % CapturedAnswer.ALL.size())), chance);
            assertReadable(bytes, "case " + fuzzCase);
        }
    }

    private static void assertReadable(byte[] bytes, String what) {
        int[] messages = new int[1];
        long[] sum = new long[1];
        SocketRows rows = ExchangeTest.rows(row -> sum[0] += everything(row));
        ConntrackCounts counts = new ConntrackCounts();
        CapturedAnswer.read(bytes, (buffer, from, to) -> {
            assertThat(0 <= from && from <= to && to <= bytes.length).as(what).isTrue();
            messages[0]++;
            rows.message(buffer, from, to);
            counts.cpus().message(buffer, from, to);
            counts.totals().message(buffer, from, to);
        });
        assertThat(messages[0]).as(what).isLessThanOrEqualTo(bytes.length / Exchange.HEADER_BYTES);
    }

    private static long everything(SocketRow row) {
        long sum = (long) row.stateNumber() + row.timer().name().length() + row.retransmissions() + row.localPort();
        sum += row.remotePort() + row.localHigh() + row.localLow() + row.remoteHigh() + row.remoteLow();
        sum += row.receiveQueue() + row.sendQueue() + row.inode();
        sum += row.hasMemory() ? row.memoryBytes() : 0;
        return sum + (row.hasTcpInfo() ? row.idleMillisOfSending() : 0);
    }

    /** Some bytes others, some lengths of messages and attributes extreme, and often the end cut off. */
    private static byte[] broken(byte[] bytes, Random chance) {
        for (int i = chance.nextInt(8); i >= 0; i--) {
            int at = chance.nextInt(bytes.length);
            bytes[at] = (byte) chance.nextInt();
            int header = at & ~3;
            bytes[header] = chance.nextBoolean() ? (byte) chance.nextInt(24) : bytes[header];
            bytes[header + 1] = chance.nextInt(4) == 0 ? (byte) 0xff : bytes[header + 1];
        }
        return chance.nextBoolean() ? Arrays.copyOf(bytes, chance.nextInt(bytes.length)) : bytes;
    }
}

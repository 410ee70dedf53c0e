package dev.plimsoll.probe.tuning.socket;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The part of {@code struct tcp_info} (include/uapi/linux/tcp.h) that says where a connection stands. Of a listener the
 * kernel puts its accept queue into {@code tcpi_unacked} and the limit of that queue into {@code tcpi_sacked}.
 *
 * @param state the kernel's number
 * @param acceptQueue connections waiting to be accepted; of a listener alone
 * @param acceptQueueLimit what {@code listen(2)} left of the backlog; of a listener alone
 */
public record TcpInfo(int state, long acceptQueue, long acceptQueueLimit) {
    static final int BYTES = 104;
    private static final int ESTABLISHED = 1;
    private static final int UNACKED = 24;
    private static final int SACKED = 28;

    /** Whether this side holds the connection to be open. */
    public boolean established() {
        return state == ESTABLISHED;
    }

    static TcpInfo read(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        return new TcpInfo(
                buffer.get(0),
                Integer.toUnsignedLong(buffer.getInt(UNACKED)),
                Integer.toUnsignedLong(buffer.getInt(SACKED)));
    }
}

package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.netlink.message.SocketRow;
import dev.plimsoll.probe.netlink.message.SocketState;
import dev.plimsoll.probe.netlink.message.SocketVisitor;
import java.util.Arrays;

/**
 * Adds up the TCP sockets of one process, and the ports in use of its namespace, as they stream by. A socket is the
 * process's when one of its descriptors has the socket's inode, and counts once however many have. Reused; one thread.
 */
final class SocketTotals implements SocketVisitor {
    /** For how long nothing must have been sent until a closed window counts as a stall. */
    static final long STALLED_MILLIS = 1_000;

    private final PortUse portUse = new PortUse();
    private final int[] states = new int[256];
    private long[] own = {};
    private long kernelBytes;
    private long sendQueueBytes;
    private long receiveQueueBytes;
    private int stalled;
    private int keepalive;
    private int retransmitting;
    private int timeWait;
    private int withoutDetail;

    /** Whose sockets to add up, from the next reading on: inodes in rising order. */
    void own(long[] inodes) {
        own = inodes;
    }

    @Override
    public void begin() {
        portUse.begin();
        Arrays.fill(states, 0);
        kernelBytes = 0;
        sendQueueBytes = 0;
        receiveQueueBytes = 0;
        stalled = 0;
        keepalive = 0;
        retransmitting = 0;
        timeWait = 0;
        withoutDetail = 0;
    }

    @Override
    public void socket(SocketRow row) {
        if (row.remotePort() != 0) {
            portUse.add(row);
        }
        timeWait += row.is(SocketState.TIME_WAIT) ? 1 : 0;
        if (row.inode() != 0 && Arrays.binarySearch(own, row.inode()) >= 0) {
            states[row.stateNumber()]++;
            if (row.hasMemory()) {
                kernelBytes += row.memoryBytes();
            } else {
                withoutDetail++;
            }
            if (!row.is(SocketState.LISTEN)) {
                connection(row);
            }
        }
    }

    private void connection(SocketRow row) {
        sendQueueBytes += row.sendQueue();
        receiveQueueBytes += row.receiveQueue();
        switch (row.timer()) {
            case RETRANSMISSION -> retransmitting += row.retransmissions() > 0 ? 1 : 0;
            case KEEPALIVE -> keepalive += row.isOpen() ? 1 : 0;
            case WINDOW_PROBE -> stalled += isStalled(row) ? 1 : 0;
            default -> {}
        }
    }

    private static boolean isStalled(SocketRow row) {
        return row.sendQueue() > 0 && row.hasTcpInfo() && row.idleMillisOfSending() >= STALLED_MILLIS;
    }

    int in(SocketState state) {
        return states[state.number()];
    }

    long kernelBytes() {
        return kernelBytes;
    }

    long sendQueueBytes() {
        return sendQueueBytes;
    }

    long receiveQueueBytes() {
        return receiveQueueBytes;
    }

    int stalled() {
        return stalled;
    }

    int keepalive() {
        return keepalive;
    }

    int retransmitting() {
        return retransmitting;
    }

    /** In that state in the whole namespace, for such a socket is nobody's. */
    int timeWait() {
        return timeWait;
    }

    int portsUsed() {
        return portUse.most();
    }

    /** Own sockets whose memory the kernel did not say. */
    int withoutDetail() {
        return withoutDetail;
    }
}

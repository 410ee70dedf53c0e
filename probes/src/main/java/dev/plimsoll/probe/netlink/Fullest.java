package dev.plimsoll.probe.netlink;

import dev.plimsoll.probe.netlink.message.SocketRow;

/** The accept queue with the largest share taken of those offered; among equals the smallest. Reused. */
final class Fullest {
    private boolean any;
    private long queued;
    private long limit;

    void begin() {
        any = false;
        queued = 0;
        limit = 0;
    }

    void offer(SocketRow listener) {
        long itsQueued = listener.receiveQueue();
        long itsLimit = listener.sendQueue();
        double difference = share(itsQueued, itsLimit) - share(queued, limit);
        if (!any || difference > 0 || (difference == 0 && itsLimit < limit)) {
            any = true;
            queued = itsQueued;
            limit = itsLimit;
        }
    }

    /** Whether one was offered; the numbers mean something only then. */
    boolean any() {
        return any;
    }

    /** Connections that wait in it. */
    long queued() {
        return queued;
    }

    /** Its backlog. */
    long limit() {
        return limit;
    }

    private static double share(long queued, long limit) {
        return queued / (limit + 1.0);
    }
}

package dev.plimsoll.soak.load.protocol.websocket.handshake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Recognizes the answer that nearly every gateway gives, as it lies in the buffer and without making a string of it: the
 * upgrade asked for, no subprotocol, no extension, nothing unusual. What it does not recognize need not be wrong; it has
 * to be parsed.
 */
final class PlainAnswer {
    private static final byte[] STATUS = ascii("HTTP/1.1 101 ");
    private static final byte[] UPGRADE = ascii("upgrade");
    private static final byte[] WEBSOCKET = ascii("websocket");
    private static final byte[] CONNECTION = ascii("connection");
    private static final byte[] ACCEPT = ascii("sec-websocket-accept");
    private static final byte[] OTHER_WEBSOCKET_FIELD = ascii("sec-websocket-");
    private static final byte TO_LOWER_CASE = 0x20;
    private static final int NO = -1;

    private PlainAnswer() {}

    /**
     * Whether the first {@code bytes} bytes, a whole head with its empty line, are such an answer.
     *
     * @param accept what Sec-WebSocket-Accept must be
     */
    static boolean fits(ByteBuffer head, int bytes, byte[] accept) {
        if (bytes < STATUS.length || !same(head, 0, STATUS.length, STATUS, (byte) 0)) {
            return false;
        }
        int at = behindLine(head, STATUS.length, bytes);
        int upgrades = 0;
        int connections = 0;
        int accepts = 0;
        while (at != NO && at < bytes - 2) {
            int colon = colon(head, at, bytes);
            int next = colon == NO ? NO : behindLine(head, colon, bytes);
            if (next == NO) {
                return false;
            }
            int value = behindBlanks(head, colon + 1);
            int end = next - 2;
            if (is(head, at, colon, UPGRADE)) {
                upgrades += is(head, value, end, WEBSOCKET) ? 1 : 2;
            } else if (is(head, at, colon, CONNECTION)) {
                connections += is(head, value, end, UPGRADE) ? 1 : 2;
            } else if (is(head, at, colon, ACCEPT)) {
                accepts += end - value == accept.length && same(head, value, end, accept, (byte) 0) ? 1 : 2;
            } else if (begins(head, at, colon, OTHER_WEBSOCKET_FIELD)) {
                return false;
            }
            at = next;
        }
        return at == bytes - 2 && upgrades == 1 && connections == 1 && accepts == 1;
    }

    /** Where the line ends that {@code at} is in, its CR LF included; or that it has another byte than printable ASCII. */
    private static int behindLine(ByteBuffer head, int at, int bytes) {
        int i = at;
        while (head.get(i) >= ' ' && head.get(i) < 0x7F) {
            i++;
        }
        return head.get(i) == '\r' && i + 1 < bytes && head.get(i + 1) == '\n' ? i + 2 : NO;
    }

    /** Where the name of a field ends that is made of letters, digits and hyphens. */
    private static int colon(ByteBuffer head, int at, int bytes) {
        int i = at;
        while (i < bytes && isNameCharacter(head.get(i))) {
            i++;
        }
        return i > at && i < bytes && head.get(i) == ':' ? i : NO;
    }

    private static boolean isNameCharacter(byte b) {
        byte lower = (byte) (b | TO_LOWER_CASE);
        return (lower >= 'a' && lower <= 'z') || b == '-' || (b >= '0' && b <= '9');
    }

    private static int behindBlanks(ByteBuffer head, int at) {
        int i = at;
        while (head.get(i) == ' ') {
            i++;
        }
        return i;
    }

    private static boolean is(ByteBuffer head, int from, int to, byte[] lowerCase) {
        return to - from == lowerCase.length && same(head, from, to, lowerCase, TO_LOWER_CASE);
    }

    private static boolean begins(ByteBuffer head, int from, int to, byte[] lowerCase) {
        return to - from >= lowerCase.length && same(head, from, from + lowerCase.length, lowerCase, TO_LOWER_CASE);
    }

    private static boolean same(ByteBuffer head, int from, int to, byte[] expected, byte folding) {
        for (int i = from; i < to; i++) {
            if ((byte) (head.get(i) | folding) != expected[i - from]) {
                return false;
            }
        }
        return true;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

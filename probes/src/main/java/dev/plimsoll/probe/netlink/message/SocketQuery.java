package dev.plimsoll.probe.netlink.message;

import java.nio.ByteBuffer;
import java.util.Set;

/**
 * Which TCP sockets of a namespace are asked for, and what beside the basic row of each.
 *
 * @param stateMask bits of {@link SocketState}, never 0
 * @param detailMask bits of {@link Detail}; 0 for the row alone
 */
public record SocketQuery(int stateMask, int detailMask) {
    /** Room that any request of this kind fits into. */
    public static final int MOST_BYTES = 128;

    private static final int REQUEST = 0x01;
    private static final int DUMP = 0x300;
    private static final int TCPDIAG_GETSOCK = 18;
    private static final int SOCK_DIAG_BY_FAMILY = 20;
    private static final int IPPROTO_TCP = 6;
    private static final int ID_BYTES = 48;
    private static final int ALL_STATES = 0xffe;

    /** What may be asked for beside the row: the numbers of {@code INET_DIAG_*} in {@code linux/inet_diag.h}. */
    public enum Detail {
        /** {@code INET_DIAG_INFO}: {@code struct tcp_info}. */
        TCP_INFO(2),
        /** {@code INET_DIAG_SKMEMINFO}: kernel memory. */
        MEMORY(7);

        private final int attribute;

        Detail(int attribute) {
            this.attribute = attribute;
        }

        int attribute() {
            return attribute;
        }
    }

    /** Over which families a request goes: the numbers of {@code linux/socket.h}. */
    public enum Family {
        /** IPv4. */
        INET(2),
        /** IPv6, and IPv4 over sockets of IPv6. */
        INET6(10);

        private final int number;

        Family(int number) {
            this.number = number;
        }
    }

    /** Checks that some state is asked for. */
    public SocketQuery {
        if ((stateMask & ALL_STATES) == 0) {
            throw new IllegalArgumentException("no state is asked for");
        }
    }

    /** The rows of sockets in these states. */
    public static SocketQuery in(Set<SocketState> states) {
        return new SocketQuery(states.stream().mapToInt(SocketState::bit).reduce(0, (a, b) -> a | b), 0);
    }

    /** The rows of all sockets. */
    public static SocketQuery all() {
        return new SocketQuery(ALL_STATES, 0);
    }

    /** The same, and this detail of each. */
    public SocketQuery with(Detail detail) {
        return new SocketQuery(stateMask, detailMask | (1 << (detail.attribute - 1)));
    }

    /**
     * Writes the request for sockets of both families, in one walk over the kernel's table: {@code struct inet_diag_req},
     * whose family the kernel does not look at ({@code inet_diag_dump_compat} in {@code net/ipv4/inet_diag.c}).
     *
     * <pre>
     * offset 0  u8 idiag_family, src_len, dst_len, idiag_ext
     *        4  struct inet_diag_sockid (48 bytes)
     *       52  u32 idiag_states
     *       56  u32 idiag_dbs
     * </pre>
     */
    public void putBothFamilies(ByteBuffer request, int sequence) {
        header(request, TCPDIAG_GETSOCK, sequence, 60);
        request.put((byte) Family.INET.number).put((byte) 0).put((byte) 0).put((byte) detailMask);
        putNoId(request);
        request.putInt(stateMask).putInt(0).flip();
    }

    /**
     * Writes the request for sockets of one family: {@code struct inet_diag_req_v2}.
     *
     * <pre>
     * offset 0  u8 sdiag_family, sdiag_protocol, idiag_ext, pad
     *        4  u32 idiag_states
     *        8  struct inet_diag_sockid (48 bytes)
     * </pre>
     */
    public void put(ByteBuffer request, int sequence, Family family) {
        header(request, SOCK_DIAG_BY_FAMILY, sequence, 56);
        request.put((byte) family.number)
                .put((byte) IPPROTO_TCP)
                .put((byte) detailMask)
                .put((byte) 0);
        request.putInt(stateMask);
        putNoId(request);
        request.flip();
    }

    private static void header(ByteBuffer request, int type, int sequence, int bodyBytes) {
        request.clear();
        request.putInt(Exchange.HEADER_BYTES + bodyBytes).putShort((short) type).putShort((short) (REQUEST | DUMP));
        request.putInt(sequence).putInt(0);
    }

    private static void putNoId(ByteBuffer request) {
        for (int i = 0; i < ID_BYTES; i += Long.BYTES) {
            request.putLong(0);
        }
    }
}

package dev.plimsoll.soak.load.transport;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The addresses that may be connected to: loopback, and what a person has allowed on the command line. Every connect of
 * every transport is checked against it, on the resolved address. Immutable.
 */
public final class Reach {
    private static final Pattern LITERAL = Pattern.compile(
            "OCTET(\\.OCTET){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*".replace("OCTET", "(25[0-5]|2[0-4][0-9]|1?[0-9]{1,2})"));

    private final List<Network> allowed;

    private Reach(List<Network> allowed) {
        this.allowed = List.copyOf(allowed);
    }

    /** 127.0.0.0/8 and ::1 alone. */
    public static Reach loopback() {
        return new Reach(List.of());
    }

    /**
     * Loopback, and these networks.
     *
     * @param cidrs e.g. {@code 10.1.0.0/16}, {@code 2001:db8::/32} or a single address
     * @throws IllegalArgumentException naming the one that is not a network of addresses
     */
    public static Reach of(List<String> cidrs) {
        List<Network> networks = new ArrayList<>();
        for (String cidr : cidrs) {
            networks.add(Network.parse(cidr));
        }
        return new Reach(networks);
    }

    /** Whether this address may be connected to; an unresolved one may not. */
    public boolean allows(InetSocketAddress address) {
        InetAddress resolved = address.getAddress();
        return resolved != null && allows(resolved);
    }

    /** Whether this address may be connected to, at any port. */
    public boolean allows(InetAddress address) {
        return address.isLoopbackAddress() || allowed.stream().anyMatch(network -> network.contains(address));
    }

    private record Network(List<Byte> prefix, int bits) {
        static Network parse(String cidr) {
            int slash = cidr.indexOf('/');
            String address = slash < 0 ? cidr : cidr.substring(0, slash);
            byte[] bytes = literal(cidr, address);
            int bits = slash < 0 ? bytes.length * Byte.SIZE : bits(cidr, cidr.substring(slash + 1));
            if (bits < 0 || bits > bytes.length * Byte.SIZE) {
                throw notANetwork(cidr);
            }
            List<Byte> prefix = new ArrayList<>();
            for (byte b : bytes) {
                prefix.add(b);
            }
            return new Network(List.copyOf(prefix), bits);
        }

        boolean contains(InetAddress address) {
            byte[] bytes = address.getAddress();
            if (bytes.length != prefix.size()) {
                return false;
            }
            for (int bit = 0; bit < bits; bit++) {
                int mask = 0x80 >> (bit % Byte.SIZE);
                if (((bytes[bit / Byte.SIZE] ^ prefix.get(bit / Byte.SIZE)) & mask) != 0) {
                    return false;
                }
            }
            return true;
        }

        private static byte[] literal(String cidr, String address) {
            if (!LITERAL.matcher(address).matches()) {
                throw notANetwork(cidr); // a name, or what only looks like an address, would be looked up
            }
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException e) {
                throw notANetwork(cidr);
            }
        }

        private static int bits(String cidr, String digits) {
            if (!digits.matches("[0-9]{1,3}")) {
                throw notANetwork(cidr);
            }
            return Integer.parseInt(digits);
        }

        private static IllegalArgumentException notANetwork(String cidr) {
            return new IllegalArgumentException(
                    "\"" + cidr + "\" is not a network of addresses; write e.g. 10.1.0.0/16 or 192.0.2.7");
        }
    }
}

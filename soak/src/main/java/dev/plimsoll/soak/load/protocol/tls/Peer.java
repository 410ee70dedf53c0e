package dev.plimsoll.soak.load.protocol.tls;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;

/**
 * Who is expected to answer: the host a certificate must be for.
 *
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port 1 to 65,535; with the host the key under which the JDK keeps sessions that may be resumed
 */
public record Peer(String host, int port) {
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** Checks that the host is there. */
    public Peer {
        Objects.requireNonNull(host);
    }

    /**
     * What is asked for in the ClientHello (RFC 6066 §3): names and no addresses. A name that DNS would not allow, such as
     * one with an underscore, cannot be asked for, and nothing is.
     */
    List<SNIServerName> serverNames() {
        if (ADDRESS.matcher(host).matches()) {
            return List.of();
        }
        try {
            return List.of(new SNIHostName(host));
        } catch (IllegalArgumentException notForDns) {
            return List.of();
        }
    }
}

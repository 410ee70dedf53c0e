/**
 * TLS around any protocol: records in, plaintext to the protocol inside; its plaintext out, as records.
 *
 * <p>In: bytes cut anywhere. Out: the inner protocol's events, and one failure where TLS itself fails, in words that say
 * what to type. No channel and no thread of its own, so it runs on every transport: each connection has a {@link
 * javax.net.ssl.SSLEngine} from its opening to its release, and the tasks which that engine would hand to another thread
 * (checking a chain, a key exchange) run on the event loop, where they hold up its other connections for as long as they
 * take. That is the price of a handshake, and a generator that cannot pay it shows it as lag.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.tls;

import org.jspecify.annotations.NullMarked;

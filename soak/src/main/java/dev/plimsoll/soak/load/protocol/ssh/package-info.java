/**
 * The protocol {@code ssh}: key exchange, login, and commands whose exit status is the answer. In: a plan's
 * connections. Out: the events of any protocol. It is the one protocol whose library does its own input and output,
 * so it may see Netty.
 *
 * <p>Empty until scenarios can say {@code protocol: ssh}.
 */
@NullMarked
package dev.plimsoll.soak.load.protocol.ssh;

import org.jspecify.annotations.NullMarked;

package dev.plimsoll.probe.remote.http;

import javax.net.ssl.SSLEngine;

/** Whose certificates are believed: makes the opening side of a TLS connection. From any thread. */
@FunctionalInterface
public interface ClientTls {
    /** A new engine towards this host, in client mode, that checks what is to be checked of the host's name. */
    SSLEngine engine(String host, int port);
}

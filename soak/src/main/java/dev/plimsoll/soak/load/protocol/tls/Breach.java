package dev.plimsoll.soak.load.protocol.tls;

import dev.plimsoll.soak.sample.FailureKind;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Objects;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Why TLS with a peer cannot go on.
 *
 * @param detail one line for people, with what to type where something helps
 */
record Breach(FailureKind kind, String detail) {
    private static final int LONGEST_TEXT = 200;
    private static final String ALERT = "Received fatal alert: "; // the JDK's words, sun.security.ssl.Alert

    Breach {
        Objects.requireNonNull(kind);
        Objects.requireNonNull(detail);
    }

    /** The peer's first bytes are no TLS. */
    static Breach plaintext() {
        return new Breach(
                FailureKind.PROTOCOL_ERROR, "the answer is not TLS; if the port is one without TLS, write ws://…");
    }

    /** Something that is no record, after the handshake. */
    static Breach foreign() {
        return new Breach(FailureKind.PROTOCOL_ERROR, "bytes that are no TLS record");
    }

    /** A record that is longer than RFC 5246 §6.2.3 allows. */
    static Breach tooLong() {
        return new Breach(FailureKind.PROTOCOL_ERROR, "a TLS record longer than is allowed");
    }

    /** After the handshake; a peer that asks for a client's certificate says so only now (RFC 8446 §4.4.2.4). */
    static Breach afterHandshake(SSLException e) {
        String text = text(e);
        String alert = text.startsWith(ALERT) ? text.substring(ALERT.length()) : "";
        return meaning(alert).isEmpty()
                ? new Breach(FailureKind.PROTOCOL_ERROR, "TLS broke: " + text)
                : new Breach(FailureKind.HANDSHAKE_REJECTED, "the gateway ends TLS: " + alert + meaning(alert));
    }

    /** In the handshake: the peer says no, or we do. */
    static Breach inHandshake(SSLException e) {
        Optional<CertificateException> certificate = cause(e, CertificateException.class);
        if (certificate.isPresent()) {
            return new Breach(FailureKind.HANDSHAKE_REJECTED, "the certificate " + fault(e, certificate.get()));
        }
        String text = text(e);
        if (text.startsWith(ALERT)) {
            String alert = text.substring(ALERT.length());
            return new Breach(
                    FailureKind.HANDSHAKE_REJECTED, "the gateway ends the TLS handshake: " + alert + meaning(alert));
        }
        FailureKind kind =
                e instanceof SSLHandshakeException ? FailureKind.HANDSHAKE_REJECTED : FailureKind.PROTOCOL_ERROR;
        return new Breach(kind, "the TLS handshake failed: " + text);
    }

    private static String fault(SSLException e, CertificateException certificate) {
        Optional<CertificateExpiredException> expired = cause(e, CertificateExpiredException.class);
        if (expired.isPresent()) {
            return "has expired (" + text(expired.get()) + "): renew it, or --insecure";
        }
        Optional<CertificateNotYetValidException> early = cause(e, CertificateNotYetValidException.class);
        if (early.isPresent()) {
            return "is not valid yet (" + text(early.get()) + "): compare the clocks, or --insecure";
        }
        Optional<CertPathBuilderException> unknown = cause(e, CertPathBuilderException.class);
        if (unknown.isPresent()) {
            return "is not trusted (" + text(unknown.get()) + "): name its issuer with --ca FILE, or --insecure";
        }
        // The JDK's HostnameChecker throws the bare exception; all that is found wrong in a chain has a cause or a
        // subclass.
        boolean wrongHost = certificate.getClass() == CertificateException.class && certificate.getCause() == null;
        return wrongHost
                ? "is for another host (" + text(certificate) + "): write the name it is for, or --insecure"
                : "is not accepted (" + text(certificate) + "): name its issuer with --ca FILE, or --insecure";
    }

    private static String meaning(String alert) {
        return switch (alert) {
            case "protocol_version" -> "; it speaks no version of TLS that this JDK allows (1.3 and 1.2)";
            case "handshake_failure" ->
                "; the two share no cipher, or it asks for a client's certificate, which this version does not have";
            case "certificate_required", "bad_certificate" ->
                "; it asks for a client's certificate, which this version does not have";
            case "unrecognized_name" -> "; it serves no host of this name";
            default -> "";
        };
    }

    private static <T extends Throwable> Optional<T> cause(Throwable e, Class<T> type) {
        Throwable cause = e;
        for (int depth = 0; cause != null && depth < 16; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /** The first line of a message, printable, without what a peer could smuggle in at length. */
    private static String text(Throwable e) {
        String message = String.valueOf(e.getMessage());
        String line = message.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
        return line.length() <= LONGEST_TEXT ? line : line.substring(0, LONGEST_TEXT) + "…";
    }
}

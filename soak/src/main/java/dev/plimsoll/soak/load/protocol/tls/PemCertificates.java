package dev.plimsoll.soak.load.protocol.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The certificates in a PEM file (RFC 7468); keys, comments and whatever else stands there are passed over. */
final class PemCertificates {
    private static final int LARGEST_BYTES = 1 << 22;
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----", Pattern.DOTALL);

    private PemCertificates() {}

    /** At least one; throws with the reason in words, without the file's name. */
    static List<X509Certificate> read(Path file) throws IOException {
        Matcher blocks = BLOCK.matcher(text(file));
        List<X509Certificate> certificates = new ArrayList<>();
        while (blocks.find()) {
            certificates.add(certificate(blocks.group(), certificates.size() + 1));
        }
        if (certificates.isEmpty()) {
            throw new IOException("there is no certificate in it; it takes PEM, -----BEGIN CERTIFICATE-----");
        }
        return certificates;
    }

    private static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_BYTES + 1);
            if (bytes.length > LARGEST_BYTES) {
                throw new IOException("it is larger than 4 MiB");
            }
            return new String(bytes, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new IOException("it may not be read by this user", e);
        }
    }

    private static X509Certificate certificate(String block, int number) throws IOException {
        try {
            byte[] bytes = block.getBytes(StandardCharsets.ISO_8859_1);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException e) {
            throw new IOException("certificate " + number + " in it cannot be read", e);
        }
    }
}

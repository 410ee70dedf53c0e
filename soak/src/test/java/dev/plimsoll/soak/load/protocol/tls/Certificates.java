package dev.plimsoll.soak.load.protocol.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** Certificates made by the JDK's keytool, once for all tests: an issuer, and what it has issued; and a stranger. */
public final class Certificates {
    private static final char[] PASSWORD = "changeit".toCharArray();
    private static final Certificates MADE = make();

    private final Path folder;
    private final KeyStore store;

    private Certificates(Path folder, KeyStore store) {
        this.folder = folder;
        this.store = store;
    }

    /** The issuer's own certificate, as a PEM file. */
    public static Path issuer() {
        return MADE.folder.resolve("issuer.pem");
    }

    /** The certificate of an issuer that has issued nothing here. */
    public static Path stranger() {
        return MADE.folder.resolve("stranger.pem");
    }

    /** Answering engines for {@code here} (127.0.0.1, ::1 and localhost), {@code elsewhere} or {@code expired}. */
    public static Supplier<SSLEngine> of(String name, String... versions) {
        try {
            KeyStore one = KeyStore.getInstance("PKCS12");
            one.load(null, null);
            one.setKeyEntry(name, MADE.store.getKey(name, PASSWORD), PASSWORD, MADE.store.getCertificateChain(name));
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(one, PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return () -> engine(context, versions);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SSLEngine engine(SSLContext context, String[] versions) {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        if (versions.length > 0) {
            engine.setEnabledProtocols(versions);
        }
        return engine;
    }

    private static Certificates make() {
        try {
            Path folder = Files.createTempDirectory("plimsoll-certificates");
            folder.toFile().deleteOnExit(); // before its files, which then go first
            Path file = folder.resolve("all.p12");
            keytool(file, "issuer", "-ext", "bc:c");
            keytool(file, "stranger", "-ext", "bc:c");
            keytool(file, "here", "-signer", "issuer", "-ext", "san=ip:127.0.0.1,ip:::1,dns:localhost");
            keytool(file, "elsewhere", "-signer", "issuer", "-ext", "san=dns:elsewhere.example");
            keytool(file, "expired", "-signer", "issuer", "-ext", "san=ip:127.0.0.1", "-startdate", "-9d");
            KeyStore store = KeyStore.getInstance("PKCS12");
            try (InputStream in = Files.newInputStream(file)) {
                store.load(in, PASSWORD);
            }
            Files.delete(file);
            for (String name : List.of("issuer", "stranger")) {
                Path pem = folder.resolve(name + ".pem");
                Files.writeString(pem, pem(store.getCertificate(name)));
                pem.toFile().deleteOnExit();
            }
            return new Certificates(folder, store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(Path store, String name, String... more) {
        String days = name.equals("expired") ? "3" : "30";
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair"));
        command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass", "changeit", "-keystore", store.toString(), "-validity", days));
        command.addAll(List.of("-alias", name, "-dname", "CN=" + name));
        command.addAll(List.of(more));
        try {
            Process keytool =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!keytool.waitFor(30, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IllegalStateException(command + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String pem(Certificate certificate) throws GeneralSecurityException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "a comment\n-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
    }
}

package io.lectern.boot;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * The certificate that the server shows, when it speaks TLS. Whatever it came from, the server gets it as a PKCS12 file
 * of this run, under a password made for this run that travels through the pipe.
 */
final class Tls {
    static final String ALIAS = "lectern";

    private static final int PASSWORD_BYTES = 24;

    private final Path keyStore;
    private final String password;
    private final X509Certificate certificate;
    private final boolean selfSigned;

    private Tls(Path keyStore, String password, X509Certificate certificate, boolean selfSigned) {
        this.keyStore = keyStore;
        this.password = password;
        this.certificate = certificate;
        this.selfSigned = selfSigned;
    }

    /** Empty when the settings ask for none. */
    static Optional<Tls> of(Settings settings, DataDirectory data) throws StartFailure, IOException {
        Optional<Path> given = settings.value(Settings.TLS_CERTIFICATE).map(Path::of);
        boolean selfSigned = settings.flag(Settings.TLS_SELF_SIGNED);
        if (given.isEmpty() && !selfSigned) {
            return Optional.empty();
        }
        try {
            CertificateFile source = given.isPresent()
                    ? CertificateFile.read(
                            given.get(),
                            settings.value(Settings.TLS_KEY).map(Path::of),
                            settings.value(Settings.TLS_PASSWORD).orElse(""))
                    : SelfSigned.in(data.root().resolve("tls"));
            byte[] random = new byte[PASSWORD_BYTES];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            Path file = data.run().resolve("tls.p12");
            source.write(file, password);
            return Optional.of(new Tls(file, password, source.certificate(), given.isEmpty()));
        } catch (GeneralSecurityException e) {
            throw new StartFailure("The certificate cannot be used: " + e.getMessage() + ".");
        }
    }

    Path keyStore() {
        return keyStore;
    }

    String password() {
        return password;
    }

    /** Nobody vouches for it, so a person has to compare {@link #fingerprint}. */
    boolean selfSigned() {
        return selfSigned;
    }

    /** SHA-256 of the certificate, as browsers show it. */
    String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For the launcher's own question whether the server is ready: trusts this certificate and no other. */
    SSLContext trust() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ALIAS, certificate);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The one entry of a key store that has a private key. */
    static String entry(KeyStore store) throws GeneralSecurityException {
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                return alias;
            }
        }
        throw new GeneralSecurityException("the file holds no private key");
    }

    static KeyStore load(Path file, String password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream bytes = Files.newInputStream(file)) {
            store.load(bytes, password.toCharArray());
            return store;
        }
    }
}

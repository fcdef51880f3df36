package io.lectern.boot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A private key with its chain of certificates, read from PKCS12 or from PEM files. */
final class CertificateFile {
    private static final Pattern PKCS8 =
            Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

    private final PrivateKey key;
    private final Certificate[] chain;

    private CertificateFile(PrivateKey key, Certificate[] chain) {
        this.key = key;
        this.chain = chain;
    }

    /** @param key the PEM file with the private key; when absent {@code certificate} is PKCS12 */
    static CertificateFile read(Path certificate, Optional<Path> key, String password)
            throws StartFailure, GeneralSecurityException {
        try {
            return key.isPresent() ? readPem(certificate, key.get()) : readPkcs12(certificate, password);
        } catch (IOException e) {
            throw new StartFailure("The certificate " + certificate + " cannot be read (" + e.getMessage()
                    + "); give a PKCS12 file with its password (" + Settings.TLS_PASSWORD
                    + "), or a PEM chain with its PEM key (" + Settings.TLS_KEY + ").");
        }
    }

    static CertificateFile readPkcs12(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = Tls.load(file, password);
        String alias = Tls.entry(store);
        return new CertificateFile(
                (PrivateKey) store.getKey(alias, password.toCharArray()), store.getCertificateChain(alias));
    }

    private static CertificateFile readPem(Path certificates, Path key) throws IOException, GeneralSecurityException {
        try (InputStream bytes = Files.newInputStream(certificates)) {
            Certificate[] chain = CertificateFactory.getInstance("X.509")
                    .generateCertificates(bytes)
                    .toArray(Certificate[]::new);
            if (chain.length == 0) {
                throw new CertificateException(certificates + " holds no certificate");
            }
            Matcher pem = PKCS8.matcher(Files.readString(key, StandardCharsets.US_ASCII));
            if (!pem.find()) {
                throw new InvalidKeySpecException(key + " holds no unencrypted PKCS#8 key (BEGIN PRIVATE KEY);"
                        + " `openssl pkcs8 -topk8 -nodes` makes one of others");
            }
            byte[] encoded = Base64.getMimeDecoder().decode(pem.group(1));
            PrivateKey read = KeyFactory.getInstance(chain[0].getPublicKey().getAlgorithm())
                    .generatePrivate(new PKCS8EncodedKeySpec(encoded));
            return new CertificateFile(read, chain);
        }
    }

    X509Certificate certificate() {
        return (X509Certificate) chain[0];
    }

    /** Writes a PKCS12 file with one entry, {@link Tls#ALIAS}. */
    void write(Path file, String password) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(Tls.ALIAS, key, password.toCharArray(), chain);
        DataDirectory.writePrivately(file, List.of());
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }
}

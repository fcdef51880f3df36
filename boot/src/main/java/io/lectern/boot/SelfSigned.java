package io.lectern.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of our own making, for machines without one. It stays in the data directory, so that a browser that was
 * told to trust it still does after a restart, and is made anew when it ends soon. The JDK's keytool makes it, as the
 * JDK's classes for that are not public.
 */
final class SelfSigned {
    private static final Duration SOON = Duration.ofDays(30);
    private static final int VALID_DAYS = 397;
    private static final int PATIENCE_SECONDS = 60;

    private SelfSigned() {}

    static CertificateFile in(Path folder) throws IOException, GeneralSecurityException {
        Path store = folder.resolve("self-signed.p12");
        Path password = folder.resolve("self-signed.password");
        if (Files.exists(store) && Files.exists(password)) {
            CertificateFile present = CertificateFile.readPkcs12(store, Files.readString(password));
            Instant end = present.certificate().getNotAfter().toInstant();
            if (Instant.now().plus(SOON).isBefore(end)) {
                return present;
            }
        }
        Files.createDirectories(folder);
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        DataDirectory.writePrivately(password, List.of(HexFormat.of().formatHex(random)));
        Files.writeString(password, Files.readString(password).strip());
        Files.deleteIfExists(store);
        make(store, Files.readString(password));
        return CertificateFile.readPkcs12(store, Files.readString(password));
    }

    private static void make(Path store, String password) throws IOException, GeneralSecurityException {
        ProcessBuilder keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                Tls.ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=" + host(),
                "-ext",
                "SAN=" + (host().equals("localhost") ? "" : "dns:" + host() + ",") + "dns:localhost,ip:127.0.0.1",
                "-validity",
                Integer.toString(VALID_DAYS),
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass:env",
                "KEYTOOL_PASSWORD");
        // not on the command line, which everybody on the machine can read
        keytool.environment().put("KEYTOOL_PASSWORD", password);
        Process process = keytool.redirectErrorStream(true).start();
        try {
            process.getOutputStream().close();
            String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new GeneralSecurityException("keytool could not make one: " + said.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while the certificate was made", e);
        }
    }

    /** A name that a certificate can carry. */
    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return name.matches("[A-Za-z0-9][A-Za-z0-9.-]{0,62}") ? name : "localhost";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}

package io.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    @TempDir
    Path folder;

    @Test
    void withoutSettingsThereIsNoTls() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            assertThat(Tls.of(settings(), data)).isEmpty();
        }
    }

    @Test
    void aGeneratedCertificateStaysOverRestartsAndIsReadableByItsOwnerOnly() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            Tls first = Tls.of(settings("--tls.self-signed=true"), data).orElseThrow();
            Tls second = Tls.of(settings("--tls.self-signed=true"), data).orElseThrow();

            assertThat(second.fingerprint()).isEqualTo(first.fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
            assertThat(second.password()).isNotEqualTo(first.password());
            assertThat(second.selfSigned()).isTrue();
            assertThat(Files.getPosixFilePermissions(second.keyStore())).hasSize(2);
            assertThat(Files.getPosixFilePermissions(data.root().resolve("tls/self-signed.password")))
                    .hasSize(2);
        }
    }

    @Test
    void ownCertificatesComeAsPkcs12OrAsPem() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            Path store = folder.resolve("own.p12");
            SelfSigned.in(folder.resolve("made")).write(store, "secret");
            Files.writeString(folder.resolve("password"), "secret\n");
            KeyStore read = Tls.load(store, "secret");
            Path chain = pem("CERTIFICATE", read.getCertificate(Tls.ALIAS).getEncoded());
            Path key = pem(
                    "PRIVATE KEY",
                    read.getKey(Tls.ALIAS, "secret".toCharArray()).getEncoded());

            Tls ofStore = Tls.of(
                            Settings.of(
                                    List.of("--tls.certificate=" + store),
                                    new Properties(),
                                    Map.of(
                                            "LECTERN_TLS_PASSWORD_FILE",
                                            folder.resolve("password").toString())),
                            data)
                    .orElseThrow();
            Tls ofPem = Tls.of(settings("--tls.certificate=" + chain, "--tls.key=" + key), data)
                    .orElseThrow();

            assertThat(ofStore.selfSigned()).isFalse();
            assertThat(ofPem.fingerprint()).isEqualTo(ofStore.fingerprint());
        }
    }

    @Test
    void whatIsNoCertificateIsRefusedWithTheWayOut() throws Exception {
        Path nonsense = Files.writeString(folder.resolve("nonsense"), "nonsense");
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            assertThatThrownBy(() -> Tls.of(settings("--tls.certificate=" + nonsense), data))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContainingAll("PKCS12", "lectern.tls.key");
            assertThatThrownBy(() -> Tls.of(settings("--tls.certificate=" + nonsense, "--tls.key=" + nonsense), data))
                    .isInstanceOf(StartFailure.class);
        }
    }

    @Test
    void theCommandsSwitchThePortToTls() throws Exception {
        try (DataDirectory data = DataDirectory.open(folder.resolve("data"))) {
            assertThat(new ServerFiles(data, "127.0.0.1", true).preBoot())
                    .anyMatch(line -> line.endsWith("http-listener.security-enabled=true"))
                    .noneMatch(line -> line.contains("assword"));
            assertThat(new Greeting(settings(), folder.resolve("none"), 8443, Optional.empty()).text())
                    .contains("http://");
        }
    }

    private Path pem(String kind, byte[] encoded) throws Exception {
        String text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(encoded);
        return Files.writeString(
                folder.resolve(kind.replace(' ', '-') + ".pem"),
                "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
    }

    private static Settings settings(String... arguments) throws StartFailure {
        return Settings.of(List.of(arguments), new Properties(), Map.of());
    }
}

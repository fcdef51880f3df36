package io.lectern.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealTest {

    private static final String KEY = "sk-proj-very-secret-key";

    @TempDir
    Path folder;

    @Test
    void aSealedTextOpensForItsRowOnly() {
        Seal seal = seal(Optional.empty(), "");
        String closed = seal.close(KEY, "row:1");
        assertThat(closed).doesNotContain(KEY);
        assertThat(seal.open(closed, "row:1")).isEqualTo(KEY);
        assertThatThrownBy(() -> seal.open(closed, "row:2")).isInstanceOf(DomainException.class);
    }

    @Test
    void theSameTextIsClosedDifferentlyEachTime() {
        Seal seal = seal(Optional.empty(), "");
        assertThat(seal.close(KEY, "row:1")).isNotEqualTo(seal.close(KEY, "row:1"));
    }

    @Test
    void aChangedTextDoesNotOpen() {
        Seal seal = seal(Optional.empty(), "");
        String closed = seal.close(KEY, "row:1");
        char last = closed.charAt(closed.length() - 2);
        String changed = closed.substring(0, closed.length() - 2)
                + (last == 'A' ? 'B' : 'A')
                + closed.charAt(closed.length() - 1);
        assertThatThrownBy(() -> seal.open(changed, "row:1")).isInstanceOf(DomainException.class);
        assertThatThrownBy(() -> seal.open("plain", "row:1")).isInstanceOf(DomainException.class);
    }

    @Test
    void theSecretIsMadeOnceForItsOwnerOnly() throws Exception {
        String closed = seal(Optional.empty(), "").close(KEY, "row:1");
        Path file = folder.resolve("secret.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(seal(Optional.empty(), "").open(closed, "row:1"))
                .as("another start")
                .isEqualTo(KEY);
        try (var files = Files.list(folder)) {
            assertThat(files).as("nothing is left over").containsExactly(file);
        }
    }

    @Test
    void anEarlierSecretOpensUntilAllIsSealedAnew() {
        String first = "a".repeat(40);
        String second = "b".repeat(40);
        String closed = seal(Optional.of(first), "").close(KEY, "row:1");
        Seal rotated = seal(Optional.of(second), first);
        assertThat(rotated.isNewest(closed)).isFalse();
        assertThat(rotated.open(closed, "row:1")).isEqualTo(KEY);
        String renewed = rotated.close(KEY, "row:1");
        assertThat(rotated.isNewest(renewed)).isTrue();
        assertThat(seal(Optional.of(second), "").open(renewed, "row:1")).isEqualTo(KEY);
        assertThatThrownBy(() -> seal(Optional.of(second), "").open(closed, "row:1"))
                .hasMessageContaining("lectern.secret.previous-keys");
        assertThat(folder.resolve("secret.key")).doesNotExist();
    }

    @Test
    void aShortSecretIsRefused() {
        assertThatThrownBy(() -> seal(Optional.of("short"), "").close(KEY, "row:1"))
                .hasMessageContaining("lectern.secret.key");
    }

    private Seal seal(Optional<String> key, String previous) {
        SecretConfig config = new SecretConfig();
        config.dataDirectory = folder.toString();
        config.key = key;
        config.keyFile = Optional.empty();
        config.previousKeys = Optional.of(previous);
        Seal seal = new Seal();
        seal.config = config;
        return seal;
    }
}

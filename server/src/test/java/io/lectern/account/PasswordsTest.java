package io.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.common.InvalidException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Passwords passwords = new Passwords();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        String hash = passwords.hash("correct horse");
        assertThat(hash).doesNotContain("horse").isNotEqualTo(passwords.hash("correct horse"));
        assertThat(passwords.matches("correct horse", Optional.of(hash))).isTrue();
        assertThat(passwords.matches("Correct horse", Optional.of(hash))).isFalse();
        assertThat(passwords.matches("correct horse", Optional.empty())).isFalse();
    }

    @Test
    void shortAndEndlessPasswordsAreRefused() {
        assertThatThrownBy(() -> passwords.hash("seven77")).isInstanceOf(InvalidException.class);
        assertThatThrownBy(() -> passwords.hash("x".repeat(129))).isInstanceOf(InvalidException.class);
        assertThat(passwords.matches("x".repeat(1_000_000), Optional.of(passwords.hash("x".repeat(128)))))
                .isFalse();
    }
}

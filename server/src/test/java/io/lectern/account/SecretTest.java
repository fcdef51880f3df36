package io.lectern.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SecretTest {

    @Test
    void aUuidKeyIsTheSameRawAndAsBase64() {
        Secret secret = Secret.random();
        String encoded = Base64.getEncoder().encodeToString(secret.text().getBytes(StandardCharsets.US_ASCII));
        assertThat(Secret.presented(encoded)).isEqualTo(secret);
        assertThat(Secret.presented(secret.text())).isEqualTo(secret);
    }

    @Test
    void textOfThatLengthThatIsNoUuidStaysItself() {
        String text = "x".repeat(48);
        assertThat(Secret.presented(text).text()).isEqualTo(text);
    }

    @Test
    void itsTextFormShowsNoMoreThanAPrefix() {
        Secret secret = Secret.random();
        assertThat(secret.toString()).hasSize(9).doesNotContain(secret.text());
    }

    @Test
    void aShortConfiguredKeyIsNotGivenAwayByItsPrefix() {
        assertThat(new Secret("abcd").prefix()).isEqualTo("ab");
    }
}

package io.lectern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lectern.account.LoginAttempt;
import io.lectern.account.LoginAttempt.Phase;
import io.lectern.common.LimitReachedException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WrongKeysTest {

    private static final int ALLOWED = 5;

    private final WrongKeys wrongKeys = new WrongKeys();

    @BeforeEach
    void allowFive() {
        wrongKeys.config = new HttpConfig();
        wrongKeys.config.limits = true;
        wrongKeys.config.wrongKeys = ALLOWED;
        wrongKeys.fill();
    }

    @Test
    void anAccountThatPasswordsAreTriedOnIsClosedForAWhileWhateverTheAddress() {
        for (int i = 0; i < ALLOWED; i++) {
            attempt("Ada", Phase.BEGUN);
            attempt("Ada", Phase.FAILED);
        }
        assertThatThrownBy(() -> attempt(" ada ", Phase.BEGUN))
                .isInstanceOfSatisfying(
                        LimitReachedException.class,
                        refused -> assertThat(refused.retryAfter()).isPositive());
        attempt("ben", Phase.BEGUN);
    }

    @Test
    void whoKnowsThePasswordSignsInAsOftenAsTheyLike() {
        for (int i = 0; i < ALLOWED * 3; i++) {
            attempt("ada", Phase.BEGUN);
            attempt("ada", Phase.SUCCEEDED);
        }
    }

    @Test
    void manyAccountsTriedFromOneAddressUseUpTheAllowanceOfTheAddress() {
        for (int i = 0; i < ALLOWED; i++) {
            assertThat(wrongKeys.take("192.0.2.1")).isTrue();
        }
        assertThatThrownBy(() -> wrongKeys.take("192.0.2.1")).isInstanceOf(LimitReachedException.class);
        assertThatThrownBy(() -> wrongKeys.take("192.0.2.1", "Bearer a-wrong-key"))
                .isInstanceOf(LimitReachedException.class);
        wrongKeys.giveBack("192.0.2.1");
        assertThat(wrongKeys.take("192.0.2.1")).isTrue();
        assertThat(wrongKeys.take("192.0.2.2")).isTrue();
    }

    @Test
    void addressesOfOneCustomersNetworkShareAnAllowance() {
        for (int i = 0; i < ALLOWED; i++) {
            wrongKeys.take("2001:db8:1:2:" + i + ":0:0:1");
        }
        assertThatThrownBy(() -> wrongKeys.take("2001:db8:1:2:ffff:0:0:1")).isInstanceOf(LimitReachedException.class);
    }

    private void attempt(String name, Phase phase) {
        wrongKeys.attempted(new LoginAttempt(name, phase, Optional.empty()));
    }
}

package io.lectern.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Await;
import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import io.lectern.harness.SharedKeycloak;
import java.time.Duration;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.Keys;

/** A person signs in to the console at a real Keycloak, and out again. */
@EnabledIf(value = Browser.IS_THERE, disabledReason = Browser.MISSING)
@ServerTest
class SignOnPageIT {

    @ArquillianResource
    Lectern lectern;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        SharedKeycloak.address();
        browser = Browser.open();
        browser.go(lectern.address().resolve("/ui/"));
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aLoginAtTheProviderOpensTheConsoleUntilItIsEnded() {
        signIn();
        assertThat(browser.address())
                .startsWith(lectern.address().resolve("/ui/").toString());
        assertThat(browser.run("return sessionStorage.length + document.cookie"))
                .isEqualTo("0");
        browser.reload();
        browser.see(".topbar");

        browser.see(".topbar button:last-of-type").click();
        browser.see(".sign-on", "Keycloak");
        browser.see(".sign-on").click();
        // the provider has forgotten the person too, or it would let them in again without a question
        browser.see("#username");
    }

    @Test
    void theSessionIsOfNoUseToAnotherSite() {
        signIn();
        // what a form of another site could send: the cookie perhaps, the header never
        assertThat(browser.run("return fetch('/ui/sign-on/session', {method: 'POST'}).then((answer) => answer.status)"))
                .isEqualTo(403L);
        assertThat(browser.run("return fetch('/ui/sign-on/session').then((answer) => answer.status)"))
                .isEqualTo(404L);
        // the cookie alone opens no API
        assertThat(browser.run("return fetch('/api/v1/datasets').then((answer) => answer.status)"))
                .isEqualTo(401L);
    }

    @Test
    void anAnswerToALoginThatThisBrowserDidNotBeginIsRefused() {
        browser.go(lectern.address().resolve("/ui/sign-on/callback?state=invented&code=invented"));
        assertThat(browser.see("#key-problem", "did not succeed").isDisplayed()).isTrue();
    }

    private void signIn() {
        browser.see(".sign-on", "Keycloak").click();
        browser.see("#username").sendKeys("ada");
        browser.see("#password").sendKeys("password-of-ada", Keys.ENTER);
        Await.until(
                Duration.ofSeconds(60),
                () -> browser.address().startsWith(lectern.address().toString()),
                () -> browser.text());
        browser.see(".topbar");
    }
}

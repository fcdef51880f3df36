package io.lectern.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The page of the API shows every call, under our content security policy and with nothing from another host. */
@EnabledIf(value = Browser.IS_THERE, disabledReason = Browser.MISSING)
@ServerTest
class ApiPageIT {

    @ArquillianResource
    Lectern lectern;

    @Test
    void theDocumentIsShown() {
        Browser browser = Browser.open();
        try {
            browser.go(lectern.address().resolve("/ui/api.html"));
            assertThat(browser.see("#operations-Retrieval-retrieve").getText()).contains("/api/v1/retrieval");
            assertThat(browser.complaints()).isEmpty();
        } finally {
            browser.close();
        }
    }
}

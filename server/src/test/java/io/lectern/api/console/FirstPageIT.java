package io.lectern.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The first page as a person uses it, in a real browser against a real server. */
@EnabledIf(value = Browser.IS_THERE, disabledReason = Browser.MISSING)
@ServerTest
class FirstPageIT {

    private static final String FACT = "The lectern in the great hall was built from oak by Ada Carpenter in 1911.";
    private static final String NOTES = "Notes on the great hall.\n\n" + FACT
            + " It stands beside the north window.\n\nThe organ was moved to the chapel in 1954 and has not been played since.\n";

    @ArquillianResource
    Lectern lectern;

    @TempDir
    Path folder;

    private Browser browser;

    @BeforeEach
    void openTheBrowser() {
        browser = Browser.open();
        browser.go(lectern.address());
    }

    @AfterEach
    void closeTheBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aDocumentIsDroppedReadAskedAboutAndItsPassageShown() throws IOException {
        signIn();
        makeDataset("Great hall");
        upload("notes on the hall.txt", NOTES);
        browser.see(".state-done", "notes on the hall.txt");

        browser.see("#question:enabled").sendKeys("What was the lectern in the great hall built from?", Keys.ENTER);
        browser.see(".sources", "notes on the hall.txt");
        assertThat(browser.see(".answer").getText()).contains("oak");

        browser.see("button.citation").click();
        assertThat(browser.see("dialog.passage h2").getText()).isEqualTo("notes on the hall.txt");
        assertThat(browser.see(".passage-text").getText()).contains("north window");
        assertThat(browser.see(".passage-text mark").getText()).contains("built from oak");

        assertThat(browser.complaints()).isEmpty();
        assertThat(browser.requests())
                .hasSizeGreaterThan(20)
                .allSatisfy(address -> assertThat(address.getAuthority())
                        .isEqualTo(lectern.address().getAuthority()));
    }

    @Test
    void aDocumentThatCannotBeReadSaysWhyAndCanBeTriedAgain() throws IOException {
        signIn();
        makeDataset("Empty things");
        upload("empty.txt", "");
        assertThat(browser.see(".state-fail .problem").getText())
                .hasSizeGreaterThan(10)
                .doesNotContain("[ERROR]");
        browser.see(".state-fail button[title='Try again']");
        assertThat(browser.hidden("#question").isEnabled()).isFalse();
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void aWrongKeyIsRefusedWithWhatToDo() {
        browser.see("#key").sendKeys("wrong", Keys.ENTER);
        assertThat(browser.see("#key-problem", "key").getText()).contains("does not know that key");
        assertThat(browser.see("#key-hint").getText()).isNotBlank();
    }

    @Test
    void theKeyLivesInTheTabOnlyAndSigningOutForgetsIt() {
        signIn();
        browser.reload();
        browser.see("#dataset-name");
        assertThat(browser.run("return localStorage.length + document.cookie")).isEqualTo("0");
        browser.see(".topbar button:last-of-type").click();
        browser.see("#key");
        assertThat(browser.run("return sessionStorage.length")).isEqualTo(0L);
    }

    @Test
    void theNarrowestPhoneNeedsNoSidewaysScrolling() {
        browser.width(360);
        signIn();
        makeDataset("A dataset with a name that is rather long for a telephone");
        browser.see(".view-switch button:last-of-type").click();
        browser.see("#question");
        assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(360L);
    }

    private void signIn() {
        assertThat(browser.address())
                .isEqualTo(lectern.address().resolve("/ui/").toString());
        browser.see("#key").sendKeys(lectern.key(), Keys.ENTER);
        browser.see(".topbar");
        browser.see("main h1, .documents");
    }

    /** Names are unique in a tenant, and this test runs more than once on a server that is kept. */
    private void makeDataset(String name) {
        if ("false".equals(browser.hidden(".menu-button").getDomAttribute("aria-expanded"))
                && browser.hidden(".menu-button").isDisplayed()) {
            browser.see(".menu-button").click();
        }
        String unique = name + " " + System.nanoTime();
        browser.see("#dataset-name").sendKeys(unique, Keys.ENTER);
        browser.see("[aria-current=true], .menu-label", unique);
        browser.see(".documents.empty");
    }

    private void upload(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        browser.hidden("input[type=file]").sendKeys(file.toString());
    }
}

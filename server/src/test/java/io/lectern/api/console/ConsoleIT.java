package io.lectern.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.harness.Lectern;
import io.lectern.harness.Lectern.Answer;
import io.lectern.harness.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How the console's files are served, the same on both servers. */
@ServerTest
class ConsoleIT {

    @ArquillianResource
    Lectern lectern;

    @ParameterizedTest
    @ValueSource(strings = {"/", "/ui"})
    void theBareAddressLeadsToThePage(String path) {
        Answer answer = lectern.get(path);
        assertThat(answer.status()).isEqualTo(302);
        URI target = lectern.address()
                .resolve(path)
                .resolve(answer.headers().firstValue("Location").orElseThrow());
        assertThat(target.getPath()).isEqualTo("/ui/");
    }

    @Test
    void thePageForbidsEverythingForeign() {
        Answer page = lectern.get("/ui/");
        assertThat(page.status()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualToIgnoringCase("text/html;charset=UTF-8");
        assertThat(header(page, "Content-Security-Policy")).startsWith("default-src 'self';");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/js/lit.js", "/ui/lib/lit-element/lit-element.js", "/ui/lib/marked/lib/marked.esm.js"})
    void modulesAreJavaScript(String path) {
        Answer module = lectern.get(path);
        assertThat(module.status()).isEqualTo(200);
        assertThat(header(module, "Content-Type")).isEqualToIgnoringCase("text/javascript;charset=UTF-8");
    }

    @Test
    void whatTheBrowserHasIsNotSentAgain() throws Exception {
        String path = "/ui/css/base.css";
        HttpRequest again = HttpRequest.newBuilder(lectern.address().resolve(path))
                .header("If-None-Match", header(lectern.get(path), "ETag"))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(again, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ui/nothing.js", "/ui/js/", "/ui/..%2fWEB-INF/web.xml", "/ui/%2e%2e/WEB-INF/web.xml"})
    void nothingElseIsServed(String path) {
        assertThat(lectern.get(path).status()).isIn(400, 404);
    }

    private static String header(Answer answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}

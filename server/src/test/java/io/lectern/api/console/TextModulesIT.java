package io.lectern.api.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The console's modules that work on text, run where they belong: in a browser. No server is needed but their files. */
@EnabledIf(value = Browser.IS_THERE, disabledReason = Browser.MISSING)
class TextModulesIT {

    private static HttpServer files;
    private static Browser browser;

    @BeforeAll
    static void openAnEmptyPage() throws IOException {
        files = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        files.createContext("/", TextModulesIT::serve);
        files.start();
        browser = Browser.open();
        browser.go(URI.create("http://127.0.0.1:" + files.getAddress().getPort() + "/"));
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
        files.stop(0);
    }

    @Test
    void citationsAreNumberedInTheOrderOfTheirFirstMark() {
        assertThat(module("text/citations.js", "m.order('One. [ID:4] Two. [ID:0][ID:4] Three ##2$$')"))
                .isEqualTo(List.of(4L, 0L, 2L));
    }

    @Test
    void aMarkThatIsHalfThereIsHeldBackWhileTheAnswerGrows() {
        assertThat(module("text/citations.js", "['Oak. [ID:', 'Oak. [', 'Oak. ##1'].map((t) => m.shield(t, true))"))
                .isEqualTo(List.of("Oak.", "Oak.", "Oak."));
        assertThat(module("text/citations.js", "m.shield('See [ID', false)")).isEqualTo("See [ID");
    }

    @Test
    void theClaimOfAMarkIsTheTextBetweenTheMarkBeforeAndIt() {
        String answer = "'First fact. [ID:1] Second fact. [ID:0][ID:2] Third fact. [ID:1] End.'";
        assertThat(module("text/citations.js", "m.marks(" + answer + ").map((mark) => mark.index + ' ' + mark.claim)"))
                .isEqualTo(List.of("1 First fact.", "0 Second fact.", "2 Second fact.", "1 Third fact."));
    }

    @Test
    void severalClaimsAreMarkedInTheOrderOfThePassageAndNeverTwice() {
        assertThat(
                        module(
                                "text/highlight.js",
                                "m.highlight('One fact is here. Two facts are there. Nothing else.',"
                                        + " ['Two facts are there.', 'One fact is here.', 'facts are there']).map((p) => p.text)"))
                .isEqualTo(List.of("One fact is here.", " ", "Two facts are there.", " Nothing else."));
    }

    @Test
    void aQuotedSentenceIsMarkedThoughItsLinesBreakElsewhere() {
        assertThat(marked("Before. It was built\\n from oak (in 1911). After.", "It was built from oak (in 1911)."))
                .isEqualTo(List.of("It was built\n from oak (in 1911)."));
    }

    @Test
    void aRewordedClaimMarksTheSentenceThatSharesItsWords() {
        assertThat(marked(
                        "The hall has a north window. The lectern was carved from oak in 1911. Tickets cost two crowns.",
                        "In 1911 the lectern was carved out of oak."))
                .isEqualTo(List.of("The lectern was carved from oak in 1911."));
    }

    @Test
    void aClaimThatThePassageDoesNotHoldMarksNothing() {
        assertThat(marked("Tickets cost two crowns.", "The roof was repaired last winter by volunteers."))
                .isEqualTo(List.of());
    }

    @Test
    void markdownBecomesElementsAndForeignHtmlStaysText() {
        assertThat(rendered(
                        "**Bold** <img src=x onerror=alert(1)> [go](javascript:alert(1)) [out](https://example.org/)"))
                .contains("<strong>Bold</strong>")
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .contains("href=\"https://example.org/\"")
                .doesNotContain("<img")
                .doesNotContain("href=\"javascript");
    }

    @Test
    void aMarkInsideAListOrTableIsStillACitation() {
        assertThat(rendered("- one [ID:0]\\n\\n| a |\\n|---|\\n| two [ID:1] |"))
                .containsSubsequence("<li>", "one", "{0}", "<td>", "two", "{1}");
    }

    @Test
    void sizesReadLikeAPersonWouldSayThem() {
        assertThat(module("text/format.js", "[0, 999, 1234, 2400000, 536870912].map(m.bytes)"))
                .isEqualTo(List.of("0 bytes", "999 bytes", "1.2 kB", "2.4 MB", "537 MB"));
    }

    @Test
    void eventsAreReadWhereverTheBytesAreCut() {
        String stream = "new ReadableStream({ start(c) { const e = new TextEncoder();"
                + " for (const cut of ['data:{\"a\":1}\\r\\n\\r', '\\ndata: t', 'wo\\n\\n: ping\\n\\nda', 'ta:3\\n\\n'])"
                + " c.enqueue(e.encode(cut)); c.close(); } })";
        assertThat(module("api/events.js", "Array.fromAsync(m.eventData(" + stream + "))"))
                .isEqualTo(List.of("{\"a\":1}", "two", "3"));
    }

    private static Object marked(String passage, String claim) {
        return module(
                "text/highlight.js",
                "m.highlight('" + passage + "', ['" + claim + "']).filter((p) => p.marked).map((p) => p.text)");
    }

    private static String rendered(String markdown) {
        String lit = "await import('/ui/lib/lit-html/lit-html.js')";
        return (String) module(
                "text/markdown.js",
                "(async () => { const { render } = " + lit
                        + "; const box = document.createElement('div'); render(m.markdown('" + markdown
                        + "', { growing: false, citation: (i) => `{${i}}` }), box);"
                        + " return box.innerHTML.replaceAll(/<!--.*?-->/g, ''); })()");
    }

    /** The value of an expression in which {@code m} is the module. */
    private static Object module(String path, String expression) {
        return browser.run("return import('/ui/js/" + path + "').then((m) => " + expression + ")");
    }

    /** The console's files under /ui/, and an empty page for every other address. */
    private static void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.startsWith("/ui/")) {
            Optional<PageFile> file = PageFile.read(path.substring("/ui".length()), TextModulesIT::open);
            send(exchange, file.map(PageFile::mediaType).orElse("text/html"), file.map(PageFile::content));
        } else {
            send(exchange, "text/html", Optional.of("<!doctype html><title>Empty</title>".getBytes(UTF_8)));
        }
    }

    private static void send(HttpExchange exchange, String mediaType, Optional<byte[]> content) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", mediaType);
        byte[] bytes = content.orElse(new byte[0]);
        exchange.sendResponseHeaders(content.isPresent() ? 200 : 404, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static InputStream open(String path) {
        Path file = path.startsWith("/ui/lib/")
                ? Path.of("target/web-modules", path.substring("/ui/lib/".length()))
                : Path.of("src/main/webapp", path.substring(1));
        try {
            return Files.isRegularFile(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

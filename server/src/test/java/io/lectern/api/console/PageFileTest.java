package io.lectern.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageFileTest {

    private final Map<String, String> files = Map.of(
            "/ui/index.html", "<!doctype html>",
            "/ui/js/lit.js", "export {};",
            "/ui/lib/lit-html/LICENSE", "BSD",
            "/WEB-INF/web.xml", "<web-app/>");

    @Test
    void theBareAddressIsTheFirstPage() throws IOException {
        assertThat(read("/")).get().satisfies(file -> {
            assertThat(file.content()).asString().isEqualTo("<!doctype html>");
            assertThat(file.mediaType()).isEqualTo("text/html;charset=UTF-8");
        });
    }

    @Test
    void aModuleIsJavaScriptWhateverTheServersTableSays() throws IOException {
        assertThat(read("/js/lit.js")).get().extracting(PageFile::mediaType).isEqualTo("text/javascript;charset=UTF-8");
    }

    @Test
    void foldersUnknownTypesAndWhatDoesNotExistAreNotServed() throws IOException {
        assertThat(read("/js")).isEmpty();
        assertThat(read("/lib/lit-html/LICENSE")).isEmpty();
        assertThat(read("/js/missing.js")).isEmpty();
    }

    @Test
    void aPathCannotLeaveTheFolder() throws IOException {
        assertThat(PageFile.read("/../secret.html", path -> new ByteArrayInputStream(new byte[] {1})))
                .isEmpty();
    }

    @Test
    void theValidatorFollowsTheContentAndNothingElse() throws IOException {
        String one = tag("abc");
        assertThat(tag("abc")).isEqualTo(one).matches("\"[0-9a-f]{32}\"");
        assertThat(tag("abd")).isNotEqualTo(one);
    }

    private Optional<PageFile> read(String path) throws IOException {
        return PageFile.read(path, name -> stream(files.get(name)));
    }

    private static String tag(String content) throws IOException {
        return PageFile.read("/a.css", name -> stream(content)).orElseThrow().etag();
    }

    private static InputStream stream(String content) {
        return content == null ? null : new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}

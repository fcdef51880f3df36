package io.lectern.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the console's files without a browser: nothing foreign, nothing inline, nothing missing. */
class PagesTest {

    private static final Path PAGES = Path.of("src/main/webapp/ui");
    private static final Path MODULES = Path.of("target/web-modules");
    private static final Pattern IMPORT = Pattern.compile("(?:\\bfrom|\\bimport)\\s*\\(?[\"']([^\"']+)[\"']");
    private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"([^\"#$]+)\"");

    @Test
    void everyModuleImportsFilesThatExist() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path file : files(".js")) {
            // a bundle is one script that imports nothing
            List<String> imports =
                    file.startsWith(MODULES.resolve("swagger-ui")) ? List.of() : found(IMPORT, Files.readString(file));
            for (String target : imports) {
                boolean known = target.startsWith(".") && exists(file.resolveSibling(target));
                if (!known) {
                    broken.add(file + " imports " + target);
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void thePageNamesFilesThatExist() throws IOException {
        List<String> named = found(REFERENCE, Files.readString(PAGES.resolve("index.html")));
        assertThat(named).hasSizeGreaterThan(8).allMatch(target -> exists(PAGES.resolve(target)));
    }

    @Test
    void thePageOfTheApiNamesFilesThatExist() throws IOException {
        List<String> named = found(REFERENCE, Files.readString(PAGES.resolve("api.html")));
        assertThat(named).hasSizeGreaterThan(3).allMatch(target -> exists(PAGES.resolve(target)));
    }

    @Test
    void nothingComesFromAnotherHost() throws IOException {
        for (Path file : Stream.of(files(".css"), files(".html"), files(".js"))
                .flatMap(List::stream)
                .toList()) {
            assertThat(Files.readString(file))
                    .as(file.toString())
                    .doesNotContainPattern("(?:src|href)=\"(?:https?:)?//|url\\(\\s*[\"']?https?:|@import");
        }
    }

    @Test
    void nothingIsInlineThatTheContentSecurityPolicyForbids() throws IOException {
        assertThat(Files.readString(PAGES.resolve("index.html")))
                .doesNotContainPattern("<script(?![^>]*\\ssrc=)|<style|\\sstyle=|\\son\\w+=");
        for (Path file : files(".js")) {
            if (file.startsWith(PAGES)) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern(
                                "\\sstyle=|innerHTML|insertAdjacentHTML|unsafe-html|unsafeHTML|\\beval\\(");
            }
        }
    }

    @Test
    void everyFileIsShort() throws IOException {
        for (Path file : files(".js")) {
            if (file.startsWith(PAGES)) {
                assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(200);
            }
        }
    }

    /** The path in the WAR: what is under ui/lib was unpacked beside the sources. */
    private static boolean exists(Path path) {
        Path normal = path.normalize();
        Path lib = PAGES.resolve("lib");
        return Files.isRegularFile(normal.startsWith(lib) ? MODULES.resolve(lib.relativize(normal)) : normal);
    }

    private static List<Path> files(String suffix) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path root : List.of(PAGES, MODULES)) {
            try (Stream<Path> all = Files.walk(root)) {
                all.filter(file -> file.toString().endsWith(suffix)).forEach(found::add);
            }
        }
        return found;
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text.replaceAll("(?s)/\\*.*?\\*/", ""))
                .results()
                .map(result -> result.group(1))
                .toList();
    }
}

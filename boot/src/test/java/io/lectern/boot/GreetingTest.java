package io.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GreetingTest {

    @TempDir
    Path folder;

    @Test
    void aGeneratedKeyIsShownOnceAndForgotten() throws Exception {
        Path file = Files.writeString(folder.resolve("first-key"), "k-123\n");
        Greeting greeting = new Greeting(settings(), file, 8080, Optional.empty());

        assertThat(greeting.text())
                .contains(
                        "http://localhost:8080/ui/",
                        "k-123  (shown only this once)",
                        "curl -H \"Authorization: Bearer k-123\"");
        assertThat(file).doesNotExist();
        assertThat(greeting.text()).doesNotContain("k-123");
    }

    @Test
    void aConfiguredKeyIsMentionedButNotShown() throws Exception {
        String text = new Greeting(settings("--admin.key=secret"), folder.resolve("first-key"), 8080, Optional.empty())
                .text();

        assertThat(text).contains(Settings.ADMIN_KEY).doesNotContain("secret");
    }

    private static Settings settings(String... arguments) throws StartFailure {
        return Settings.of(List.of(arguments), new Properties(), Map.of());
    }
}

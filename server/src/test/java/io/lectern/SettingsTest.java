package io.lectern;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** The settings file is the manual: it names every key that the classes read, with the default they read it with. */
class SettingsTest {

    private static final Path FILE = Path.of("src/main/resources/META-INF/microprofile-config.properties");
    private static final Pattern WITH_DEFAULT =
            Pattern.compile("^((?:lectern|mp\\.jwt)\\.[a-z.-]+)=(.*)$", Pattern.MULTILINE);
    private static final Pattern WITHOUT_DEFAULT =
            Pattern.compile("^# ((?:lectern|mp\\.jwt)\\.[a-z.-]+) {2,}\\S.*$", Pattern.MULTILINE);

    @Test
    void theFileAndTheClassesAgreeOnKeysAndDefaults() throws IOException {
        assertThat(documented()).isEqualTo(read());
    }

    @Test
    void everyDefaultHasALineThatExplainsIt() throws IOException {
        String previous = "";
        for (String line : Files.readAllLines(FILE)) {
            if (line.startsWith("lectern.")) {
                assertThat(previous).as("the line above " + line).startsWith("# ");
            }
            previous = line;
        }
    }

    private static Map<String, String> documented() throws IOException {
        String text = Files.readString(FILE);
        Map<String, String> keys = new TreeMap<>();
        Matcher with = WITH_DEFAULT.matcher(text);
        while (with.find()) {
            keys.put(with.group(1), with.group(2));
        }
        Matcher without = WITHOUT_DEFAULT.matcher(text);
        while (without.find()) {
            keys.put(without.group(1), ConfigProperty.UNCONFIGURED_VALUE);
        }
        return keys;
    }

    private static Map<String, String> read() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.lectern");
        Map<String, String> keys = new TreeMap<>();
        classes.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.isAnnotatedWith(ConfigProperty.class))
                .map(JavaField::reflect)
                .map(field -> field.getAnnotation(ConfigProperty.class))
                .forEach(property -> keys.put(property.name(), property.defaultValue()));
        return keys;
    }
}

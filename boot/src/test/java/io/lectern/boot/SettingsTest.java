package io.lectern.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void argumentsWinOverPropertiesOverEnvironmentOverDefaults() throws StartFailure {
        Properties properties = properties("lectern.http.port", "2", "lectern.server.heap", "2g");
        Map<String, String> environment =
                Map.of("LECTERN_HTTP_PORT", "3", "LECTERN_SERVER_HEAP", "3g", "LECTERN_SEARCH_HEAP", "300m");

        Settings settings = Settings.of(List.of("--http.port=1"), properties, environment);

        assertThat(settings.httpPort()).isEqualTo(1);
        assertThat(settings.heapMiB(Settings.SERVER_HEAP)).isEqualTo(2048);
        assertThat(settings.heapMiB(Settings.SEARCH_HEAP)).isEqualTo(300);
        assertThat(settings.httpAddress()).isEqualTo("0.0.0.0");
    }

    @Test
    void aKeyMayBeWrittenInFull() throws StartFailure {
        assertThat(arguments("--lectern.http.port=81").httpPort()).isEqualTo(81);
    }

    @Test
    void theSettingsOfTokensKeepTheirOwnNames() throws StartFailure {
        assertThat(arguments("--mp.jwt.verify.issuer=https://id.example.org").given())
                .containsOnlyKeys("mp.jwt.verify.issuer");
    }

    @Test
    void anEmptyValueIsAbsent() throws StartFailure {
        Settings settings = Settings.of(List.of("--http.port="), new Properties(), Map.of("LECTERN_ADMIN_KEY", " "));

        assertThat(settings.httpPort()).isEqualTo(8080);
        assertThat(settings.value(Settings.ADMIN_KEY)).isEmpty();
        assertThat(settings.given()).isEmpty();
    }

    @Test
    void onlyWhatWasGivenForThisRunIsHandedOn() throws StartFailure {
        Settings settings = Settings.of(
                List.of("--llm.model=small"),
                properties("lectern.llm.base-url", "http://x", "java.home", "/java", Installation.HOME, "/home"),
                Map.of("LECTERN_LLM_API_KEY", "secret"));

        assertThat(settings.given())
                .containsOnly(Map.entry("lectern.llm.model", "small"), Map.entry("lectern.llm.base-url", "http://x"));
    }

    @Test
    void mistypedKeysAreRefusedByName() throws StartFailure {
        Settings settings = arguments("--http.prot=1");

        assertThatThrownBy(() -> settings.refuseUnknown(Set.of("lectern.http.port")))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("lectern.http.prot");
    }

    @Test
    void wordsThatAreNoSettingAreRefused() {
        assertThatThrownBy(() -> arguments("start")).hasMessageContaining("\"start\"");
        assertThatThrownBy(() -> arguments("--verbose")).hasMessageContaining("--help");
    }

    @Test
    void valuesOutOfRangeNameTheSettingAndTheValue() throws StartFailure {
        Settings settings = arguments("--http.port=70000", "--server.heap=lots");

        assertThatThrownBy(settings::httpPort).hasMessageContainingAll("lectern.http.port", "65535", "70000");
        assertThatThrownBy(() -> settings.heapMiB(Settings.SERVER_HEAP))
                .hasMessageContainingAll("lectern.server.heap", "lots");
    }

    @Test
    void everyLauncherSettingIsInTheHelp() {
        assertThat(SettingsList.of(java.nio.file.Path.of("no.war")).help())
                .contains("lectern.http.port = 8080", "lectern.data.dir = ./data", "lectern.admin.key");
    }

    @Test
    void theServersManualGivesKeyMeaningAndDefault() {
        List<SettingsList.Entry> entries = SettingsList.parse(
                List.of("# The largest upload in bytes.", "lectern.upload.max-bytes=536870912", "", "# lonely"));

        assertThat(entries)
                .containsExactly(new SettingsList.Entry(
                        "lectern.upload.max-bytes", "The largest upload in bytes.", "536870912"));
    }

    private static Settings arguments(String... arguments) throws StartFailure {
        return Settings.of(List.of(arguments), new Properties(), Map.of());
    }

    private static Properties properties(String... keysAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            properties.setProperty(keysAndValues[i], keysAndValues[i + 1]);
        }
        return properties;
    }

    @Test
    void aKeyWithoutADefaultIsListedToo() {
        List<SettingsList.Entry> entries = SettingsList.parse(List.of(
                "# Settings without a default:",
                "# lectern.llm.base-url       an OpenAI-compatible server, such as http://localhost:11434/v1"));
        assertThat(entries)
                .containsExactly(new SettingsList.Entry(
                        "lectern.llm.base-url", "an OpenAI-compatible server, such as http://localhost:11434/v1", ""));
    }
}

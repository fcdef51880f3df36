package io.lectern.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;

class SecretFilesConfigTest {

    @Test
    void theVariableIsTheSettingsNameWithFile() {
        assertThat(SecretFilesConfig.environmentName("lectern.llm.api-key")).isEqualTo("LECTERN_LLM_API_KEY_FILE");
    }

    @Test
    void itIsFoundByTheConfigurationAndOutranksTheEnvironment() {
        assertThat(ServiceLoader.load(ConfigSource.class))
                .anySatisfy(source -> assertThat(source).isInstanceOf(SecretFilesConfig.class))
                .first()
                .satisfies(source -> {
                    assertThat(source.getOrdinal()).isBetween(301, 399);
                    assertThat(source.getValue("lectern.none")).isNull();
                    assertThat(source.getValue("java.home")).isNull();
                });
    }
}

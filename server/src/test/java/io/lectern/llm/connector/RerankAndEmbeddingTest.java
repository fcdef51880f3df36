package io.lectern.llm.connector;

import static io.lectern.llm.connector.ScriptedProvider.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.scoring.ScoringModel;
import io.lectern.common.UpstreamException;
import io.lectern.llm.Endpoint;
import io.lectern.llm.LlmFixtures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class RerankAndEmbeddingTest {

    private static final List<TextSegment> PASSAGES =
            List.of(TextSegment.from("Pumps are serviced."), TextSegment.from("Leave is 30 days."));

    private final ProviderHttp http = ConnectorFixtures.http(LlmFixtures.config());
    private final OpenAiConnector connector = new OpenAiConnector();
    private ScriptedProvider provider;

    @BeforeEach
    void start() throws Exception {
        connector.http = http;
        provider = new ScriptedProvider(status(500, ""));
    }

    @AfterEach
    void stop() {
        http.close();
        provider.close();
    }

    @Test
    void scoresComeBackInTheOrderOfThePassages() {
        provider.then(status(
                200,
                "{\"results\":[{\"index\":1,\"relevance_score\":0.9},{\"index\":0,\"relevance_score\":0.1}],"
                        + "\"usage\":{\"total_tokens\":12}}"));
        var response = scoring().scoreAll(PASSAGES, "How many days of leave?");
        assertThat(response.content()).containsExactly(0.1, 0.9);
        assertThat(response.tokenUsage().totalTokenCount()).isEqualTo(12);
        assertThat(provider.paths()).containsExactly("/v1/rerank");
        assertThat(provider.keys()).containsExactly("Bearer sk-1");
        assertThat(provider.bodies().get(0))
                .contains("\"model\":\"m-1\"", "\"query\":\"How many days of leave?\"", "\"Leave is 30 days.\"");
        assertThat(scoring().scoreAll(List.of(), "x").content()).isEmpty();
    }

    @Test
    void scoresThatMissAPassageOrAreNoneAreAFailure() {
        for (String answer : List.of(
                "{\"results\":[{\"index\":1,\"relevance_score\":0.9}]}",
                "{\"results\":[{\"index\":7,\"relevance_score\":0.9}]}",
                "{}",
                "<html>")) {
            provider.then(status(200, answer));
            assertThatThrownBy(() -> scoring().scoreAll(PASSAGES, "q"))
                    .as(answer)
                    .isInstanceOf(UpstreamException.class)
                    .hasMessageContaining("cannot be read");
        }
        provider.then(status(401, ""));
        assertThatThrownBy(() -> scoring().scoreAll(PASSAGES, "q")).hasMessageContaining("API key");
    }

    @Test
    void vectorsComeFromAnEmbeddingsEndpoint() {
        provider.then(status(
                200,
                "{\"data\":[{\"index\":0,\"embedding\":[3,4]},{\"index\":1,\"embedding\":[0,1]}],"
                        + "\"usage\":{\"prompt_tokens\":6,\"total_tokens\":6}}"));
        var response = connector.embedding(endpoint()).embedAll(PASSAGES);
        assertThat(response.content()).hasSize(2);
        assertThat(response.content().get(0).vector()).containsExactly(3, 4);
        assertThat(provider.paths()).containsExactly("/v1/embeddings");
        provider.then(status(429, "", "Retry-After", "3"));
        assertThatThrownBy(() -> connector.embedding(endpoint()).embedAll(PASSAGES))
                .hasMessageContaining("in 3 s");
    }

    private ScoringModel scoring() {
        return connector.scoring(endpoint());
    }

    private Endpoint endpoint() {
        return Endpoint.ofSettings(provider.baseUrl(), Optional.of("sk-1"), "m-1", Duration.ofSeconds(5));
    }
}

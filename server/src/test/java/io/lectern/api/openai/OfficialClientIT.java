package io.lectern.api.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.http.StreamResponse;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionStreamOptions;
import com.openai.models.embeddings.EmbeddingCreateParams;
import io.lectern.api.aibuilder.Handbook;
import io.lectern.harness.Lectern;
import io.lectern.harness.ServerTest;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** OpenAI's own Java client, told nothing but base URL and key, against {@code /v1}. */
@ServerTest
class OfficialClientIT {

    private static final String QUESTION = "How many days of paid leave may employees take?";
    private static String assistant;

    @ArquillianResource
    Lectern lectern;

    @BeforeEach
    void makeAnAssistantOnce() {
        if (assistant == null) {
            String name = Handbook.unique("leave");
            Handbook.data(lectern.post(
                    "/api/v1/chats",
                    "{\"name\":\"" + name + "\",\"dataset_ids\":[\"" + Handbook.in(lectern).dataset + "\"]}"));
            assistant = "assistant/" + name;
        }
    }

    @Test
    void assistantsAndModelsAreListedAndFound() {
        List<String> ids = client(lectern.key()).models().list().data().stream()
                .map(model -> model.id())
                .toList();
        assertThat(ids).contains(assistant, "BAAI/bge-small-en-v1.5");
        assertThat(client(lectern.key()).models().retrieve(assistant).ownedBy()).isEqualTo("lectern");
    }

    @Test
    void anAssistantAnswersWithItsSources() {
        ChatCompletion answer = client(lectern.key()).chat().completions().create(asking(assistant));
        assertThat(answer.choices().get(0).message().content().orElseThrow())
                .contains("thirty days of paid leave")
                .contains("[ID:0]");
        assertThat(answer.choices().get(0).finishReason().toString()).isEqualTo("stop");
        String citations = answer._additionalProperties().get("citations").toString();
        assertThat(citations).contains("handbook.txt").contains("thirty days of paid leave");
    }

    @Test
    void aStreamAddsUpToTheWholeAnswerAndEndsWithItsCost() {
        ChatCompletionCreateParams asked = asking(assistant).toBuilder()
                .streamOptions(
                        ChatCompletionStreamOptions.builder().includeUsage(true).build())
                .build();
        try (StreamResponse<ChatCompletionChunk> stream =
                client(lectern.key()).chat().completions().createStreaming(asked)) {
            List<ChatCompletionChunk> chunks = stream.stream().toList();
            String text = chunks.stream()
                    .flatMap(chunk -> chunk.choices().stream())
                    .flatMap(choice -> choice.delta().content().stream())
                    .collect(Collectors.joining());
            assertThat(text).contains("thirty days of paid leave").contains("[ID:0]");
            assertThat(chunks.get(chunks.size() - 1).usage()).isPresent();
            assertThat(chunks)
                    .anySatisfy(
                            chunk -> assertThat(chunk._additionalProperties()).containsKey("citations"));
        }
    }

    @Test
    void aModelAnswersWithoutAnyAssistant() {
        ChatCompletion answer = client(lectern.key()).chat().completions().create(asking("builtin/extractive"));
        assertThat(answer.choices().get(0).message().content().orElseThrow()).isNotBlank();
        assertThat(answer._additionalProperties()).doesNotContainKey("citations");
    }

    @Test
    void textsAreEmbeddedInOrder() {
        EmbeddingCreateParams asked = EmbeddingCreateParams.builder()
                .model("BAAI/bge-small-en-v1.5")
                .inputOfArrayOfStrings(List.of("paid leave", "train tickets"))
                .build();
        var answer = client(lectern.key()).embeddings().create(asked);
        assertThat(answer.data()).hasSize(2);
        assertThat(answer.data().get(0).embedding()).hasSize(384);
        assertThat(answer.data().get(1).index()).isEqualTo(1);
        assertThat(answer.usage().promptTokens()).isPositive();
    }

    @Test
    void failuresAreTheExceptionsThatTheClientKnows() {
        assertThatThrownBy(() -> client("wrong").models().list()).isInstanceOf(UnauthorizedException.class);
        assertThatThrownBy(() -> client(lectern.key()).models().retrieve("nope"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> client(lectern.key()).chat().completions().create(asking("nope")))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("nope");
        assertThatThrownBy(() -> client(lectern.key())
                        .chat()
                        .completions()
                        .create(asking(assistant).toBuilder().n(2L).build()))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("`n` is 2");
    }

    private static ChatCompletionCreateParams asking(String model) {
        return ChatCompletionCreateParams.builder()
                .model(model)
                .addSystemMessage("Answer briefly.")
                .addUserMessage(QUESTION)
                .build();
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(lectern.address().resolve("/v1").toString())
                .apiKey(key)
                .maxRetries(0)
                .build();
    }
}

package io.lectern.llm.connector;

import static io.lectern.llm.connector.ScriptedProvider.openStream;
import static io.lectern.llm.connector.ScriptedProvider.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.lectern.common.UpstreamException;
import io.lectern.llm.Connector;
import io.lectern.llm.Endpoint;
import io.lectern.llm.Family;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.RateLimitedException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What OpenAI, Anthropic and Google put on the wire, as their documentation shows it, and what becomes of it. */
@Timeout(30)
class FamiliesTest {

    private static final String SECRET = "sk-very-secret";

    /** The wire forms of a family. */
    private enum Wire {
        OPENAI(
                Family.OPENAI,
                "/v1/chat/completions",
                "Authorization",
                "Bearer " + SECRET,
                "{\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":"
                        + "\"Hello there\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":3,"
                        + "\"completion_tokens\":2,\"total_tokens\":5}}",
                List.of(
                        "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hello\"}}]}\n\n",
                        "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\" there\"}}]}\n\n",
                        "data: {\"id\":\"c\",\"model\":\"m\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":"
                                + "\"stop\"}],\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}\n\n",
                        "data: [DONE]\n\n"),
                "data: {\"error\":{\"message\":\"out of memory\",\"type\":\"server_error\",\"code\":503}}\n\n",
                "{\"error\":{\"code\":\"context_length_exceeded\",\"message\":\"This model's maximum context length is 8\"}}",
                "{\"error\":{\"code\":\"content_filter\",\"message\":\"filtered\"}}"),
        ANTHROPIC(
                Family.ANTHROPIC,
                "/v1/messages",
                "x-api-key",
                SECRET,
                "{\"id\":\"msg_1\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[{\"type\":\"text\","
                        + "\"text\":\"Hello there\"}],\"stop_reason\":\"end_turn\",\"usage\":{\"input_tokens\":3,"
                        + "\"output_tokens\":2}}",
                List.of(
                        "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\",\"type\":"
                                + "\"message\",\"role\":\"assistant\",\"model\":\"m\",\"content\":[],\"usage\":"
                                + "{\"input_tokens\":3,\"output_tokens\":1}}}\n\n",
                        "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,"
                                + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
                        "event: ping\ndata: {\"type\": \"ping\"}\n\n",
                        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                                + "{\"type\":\"text_delta\",\"text\":\"Hello\"}}\n\n",
                        "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,\"delta\":"
                                + "{\"type\":\"text_delta\",\"text\":\" there\"}}\n\n",
                        "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n",
                        "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},"
                                + "\"usage\":{\"output_tokens\":2}}\n\n",
                        "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n"),
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"busy\"}}\n\n",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 9 > 8\"}}",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"blocked by content_filter\"}}"),
        GOOGLE(
                Family.GOOGLE,
                "/v1/models/m-1:generateContent",
                "x-goog-api-key",
                SECRET,
                "{\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Hello there\"}]},\"finishReason\":"
                        + "\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":3,\"candidatesTokenCount\":2,"
                        + "\"totalTokenCount\":5},\"modelVersion\":\"m\"}",
                List.of(
                        "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\"Hello\"}]},"
                                + "\"index\":0}]}\r\n\r\n",
                        "data: {\"candidates\":[{\"content\":{\"role\":\"model\",\"parts\":[{\"text\":\" there\"}]},"
                                + "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":3,"
                                + "\"candidatesTokenCount\":2,\"totalTokenCount\":5}}\r\n\r\n"),
                "data: {\"error\":{\"code\":503,\"message\":\"overloaded\",\"status\":\"UNAVAILABLE\"}}\r\n\r\n",
                "{\"error\":{\"code\":400,\"message\":\"The input token count (9) exceeds the maximum number of tokens\"}}",
                "{\"error\":{\"code\":400,\"message\":\"blocked for SAFETY\"}}");

        private final Family family;
        private final String path;
        private final String keyHeader;
        private final String key;
        private final String whole;
        private final List<String> stream;
        private final String streamedFailure;
        private final String tooLong;
        private final String filtered;

        Wire(
                Family family,
                String path,
                String keyHeader,
                String key,
                String whole,
                List<String> stream,
                String streamedFailure,
                String tooLong,
                String filtered) {
            this.family = family;
            this.path = path;
            this.keyHeader = keyHeader;
            this.key = key;
            this.whole = whole;
            this.stream = stream;
            this.streamedFailure = streamedFailure;
            this.tooLong = tooLong;
            this.filtered = filtered;
        }

        ScriptedProvider.Script sends(List<String> events) {
            return exchange -> {
                OutputStream out = openStream(exchange);
                for (String event : events) {
                    out.write(event.getBytes(StandardCharsets.UTF_8));
                    out.flush();
                }
            };
        }
    }

    private final ProviderHttp http = ConnectorFixtures.http(LlmFixtures.openConfig());
    private ScriptedProvider provider;

    @BeforeEach
    void start() throws Exception {
        provider = new ScriptedProvider(status(500, ""));
    }

    @AfterEach
    void stop() {
        http.close();
        provider.close();
    }

    @ParameterizedTest
    @EnumSource
    void aWholeAnswerHasTextAndUsage(Wire wire) {
        provider.then(status(200, wire.whole, "Content-Type", "application/json"));
        ChatResponse response = connector(wire).blocking(endpoint(wire)).chat(question());
        assertThat(response.aiMessage().text()).isEqualTo("Hello there");
        assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(3);
        assertThat(response.tokenUsage().outputTokenCount()).isEqualTo(2);
        assertThat(provider.paths()).containsExactly(wire.path);
        assertThat(provider.headers(wire.keyHeader)).containsExactly(wire.key);
    }

    @ParameterizedTest
    @EnumSource
    void aStreamHasTokensAndUsage(Wire wire) throws Exception {
        provider.then(wire.sends(wire.stream));
        HeardAnswer heard = ask(wire);
        assertThat(heard.response().aiMessage().text()).isEqualTo("Hello there");
        assertThat(heard.tokens).containsExactly("Hello", " there");
        assertThat(heard.response().tokenUsage().outputTokenCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void halfAStreamIsAFailure(Wire wire) {
        int half = wire == Wire.ANTHROPIC ? 4 : 1;
        provider.then(wire.sends(wire.stream.subList(0, half)));
        assertThat(streamingFailure(wire)).hasMessageContaining("broke off in the middle");
    }

    @ParameterizedTest
    @EnumSource
    void aFailureInsideAStreamIsSaidAsOne(Wire wire) {
        int half = wire == Wire.ANTHROPIC ? 4 : 1;
        List<String> events = new java.util.ArrayList<>(wire.stream.subList(0, half));
        events.add(wire.streamedFailure);
        provider.then(wire.sends(events));
        UpstreamException failure = streamingFailure(wire);
        assertThat(failure.status()).isIn(503, 529);
        assertThat(failure.retriable()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void tooLongAPromptAndAContentFilterAreToldApart(Wire wire) {
        provider.then(status(400, wire.tooLong));
        assertThat(streamingFailure(wire)).hasMessageContaining("too long for the model \"m-1\"");
        assertThat(blockingFailure(wire)).hasMessageContaining("too long for the model \"m-1\"");
        provider.then(status(400, wire.filtered));
        assertThat(streamingFailure(wire)).hasMessageContaining("content filter");
        assertThat(blockingFailure(wire)).hasMessageContaining("content filter");
    }

    @ParameterizedTest
    @CsvSource({
        "OPENAI, 401, credential",
        "ANTHROPIC, 401, credential",
        "GOOGLE, 403, credential",
        "OPENAI, 404, m-1",
        "ANTHROPIC, 404, m-1",
        "GOOGLE, 404, m-1",
        "OPENAI, 500, status 500",
        "ANTHROPIC, 529, status 529",
        "GOOGLE, 503, try again"
    })
    void refusalsAreSentencesThatNameTheProvider(Wire wire, int status, String part) {
        provider.then(status(status, "{\"error\":{\"message\":\"bad key " + SECRET + "\"}}"));
        for (UpstreamException failure : List.of(streamingFailure(wire), blockingFailure(wire))) {
            assertThat(failure).hasMessageContaining(part).hasMessageContaining("our " + wire);
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(SECRET);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rateLimitsTellHowLongToWait(Wire wire) {
        provider.then(status(429, "{}", "Retry-After", "7"));
        for (UpstreamException failure : List.of(streamingFailure(wire), blockingFailure(wire))) {
            assertThat(failure).isInstanceOf(RateLimitedException.class);
            assertThat(((RateLimitedException) failure).retryAfter()).contains(Duration.ofSeconds(7));
        }
    }

    @ParameterizedTest
    @EnumSource
    void rubbishIsCalledRubbish(Wire wire) {
        provider.then(status(200, "<html>Welcome to nginx</html>", "Content-Type", "text/html"));
        assertThat(streamingFailure(wire)).hasMessageContaining("no stream of tokens");
        assertThat(blockingFailure(wire)).hasMessageContaining("cannot be read");
    }

    @Test
    void anEventMayComeInPieces() throws Exception {
        provider.then(exchange -> {
            OutputStream out = openStream(exchange);
            for (byte one : String.join("", Wire.OPENAI.stream)
                    .replace("there", "thére")
                    .getBytes(StandardCharsets.UTF_8)) {
                out.write(one);
                out.flush();
            }
        });
        assertThat(ask(Wire.OPENAI).response().aiMessage().text()).isEqualTo("Hello thére");
    }

    private Connector connector(Wire wire) {
        switch (wire) {
            case ANTHROPIC -> {
                AnthropicConnector connector = new AnthropicConnector();
                connector.http = http;
                return connector;
            }
            case GOOGLE -> {
                GoogleConnector connector = new GoogleConnector();
                connector.http = http;
                return connector;
            }
            default -> {
                OpenAiConnector connector = new OpenAiConnector();
                connector.http = http;
                return connector;
            }
        }
    }

    private HeardAnswer ask(Wire wire) {
        HeardAnswer heard = new HeardAnswer();
        connector(wire).streaming(endpoint(wire)).chat(question(), heard);
        return heard;
    }

    private UpstreamException streamingFailure(Wire wire) {
        HeardAnswer heard = ask(wire);
        ExecutionException failed = catchThrowableOfType(ExecutionException.class, heard::response);
        assertThat(failed).as("the stream must fail").isNotNull();
        assertThat(failed.getCause()).isInstanceOf(UpstreamException.class);
        return (UpstreamException) failed.getCause();
    }

    private UpstreamException blockingFailure(Wire wire) {
        return catchThrowableOfType(
                UpstreamException.class,
                () -> connector(wire).blocking(endpoint(wire)).chat(question()));
    }

    private Endpoint endpoint(Wire wire) {
        return new Endpoint(
                wire.family,
                "our " + wire,
                provider.baseUrl(),
                Optional.of(SECRET),
                "m-1",
                Duration.ofSeconds(5),
                "lectern.llm.timeout",
                Optional.empty(),
                false);
    }

    private static ChatRequest question() {
        return ChatRequest.builder().messages(UserMessage.from("Who?")).build();
    }
}

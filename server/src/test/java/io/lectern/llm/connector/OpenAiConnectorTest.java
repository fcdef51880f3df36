package io.lectern.llm.connector;

import static io.lectern.llm.connector.ScriptedProvider.delta;
import static io.lectern.llm.connector.ScriptedProvider.event;
import static io.lectern.llm.connector.ScriptedProvider.openStream;
import static io.lectern.llm.connector.ScriptedProvider.status;
import static io.lectern.llm.connector.ScriptedProvider.streaming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.lectern.common.FailureKind;
import io.lectern.common.UpstreamException;
import io.lectern.llm.Endpoint;
import io.lectern.llm.LlmFixtures;
import io.lectern.llm.RateLimitedException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class OpenAiConnectorTest {

    private static final String SECRET = "sk-very-secret";
    private static final String WHOLE = "{\"id\":\"c1\",\"model\":\"m\",\"choices\":[{\"index\":0,\"message\":"
            + "{\"role\":\"assistant\",\"content\":\"Hello there\",\"reasoning_content\":\"hm\"},\"finish_reason\":\"stop\"}],"
            + "\"usage\":{\"prompt_tokens\":3,\"completion_tokens\":2,\"total_tokens\":5}}";

    private final ProviderHttp http = ConnectorFixtures.http(LlmFixtures.config());
    private final OpenAiConnector connector = new OpenAiConnector();
    private ScriptedProvider provider;

    @BeforeEach
    void startProvider() throws Exception {
        connector.http = http;
        provider = new ScriptedProvider(streaming("Hel", "lo"));
    }

    @AfterEach
    void stopProvider() {
        http.close();
        provider.close();
    }

    @Test
    void tokensComeInOrderAndUsageAtTheEnd() throws Exception {
        HeardAnswer heard = ask(Duration.ofSeconds(5));
        ChatResponse response = heard.response();
        assertThat(heard.tokens).containsExactly("Hel", "lo");
        assertThat(response.aiMessage().text()).isEqualTo("Hello");
        assertThat(response.tokenUsage().totalTokenCount()).isEqualTo(5);
        assertThat(provider.keys()).containsExactly("Bearer " + SECRET);
        assertThat(provider.bodies().get(0)).contains("\"model\"", "m-1", "Who?");
    }

    @Test
    void reasoningIsHandedOnApartFromTheAnswer() throws Exception {
        provider.then(exchange -> {
            OutputStream out = openStream(exchange);
            event(out, delta("reasoning_content", "think"));
            event(out, delta("content", "answer"));
            event(out, "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}");
            event(out, "[DONE]");
        });
        HeardAnswer heard = ask(Duration.ofSeconds(5));
        assertThat(heard.response().aiMessage().text()).isEqualTo("answer");
        assertThat(heard.thinking).hasToString("think");
    }

    @Test
    void theFirstTokenIsHeardBeforeTheLastIsSent() throws Exception {
        CountDownLatch heardFirst = new CountDownLatch(1);
        provider.then(exchange -> {
            OutputStream out = openStream(exchange);
            event(out, delta("content", "one"));
            if (heardFirst.await(10, TimeUnit.SECONDS)) {
                event(out, delta("content", "two"));
            }
            event(out, "[DONE]");
        });
        HeardAnswer heard = new HeardAnswer();
        stream(Duration.ofSeconds(5), heard);
        while (heard.tokens.isEmpty() && !heard.end.isDone()) {
            Thread.onSpinWait();
        }
        heardFirst.countDown();
        assertThat(heard.response().aiMessage().text()).isEqualTo("onetwo");
    }

    @Test
    void blockingAnswersCarryTextReasoningAndUsage() {
        provider.then(status(200, WHOLE, "Content-Type", "application/json"));
        ChatResponse response =
                connector.blocking(endpoint(Duration.ofSeconds(5))).chat(request());
        assertThat(response.aiMessage().text()).isEqualTo("Hello there");
        assertThat(response.aiMessage().thinking()).isEqualTo("hm");
        assertThat(response.tokenUsage().inputTokenCount()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({
        "400, false, too long",
        "401, false, API key",
        "403, false, API key",
        "404, false, m-1",
        "500, true, status 500",
        "503, true, try again later",
        "504, true, in time"
    })
    void refusalsAreSentencesWithoutTheProvidersText(int status, boolean retriable, String part) {
        provider.then(status(status, "{\"error\":{\"message\":\"bad key " + SECRET + "\"}}"));
        assertRefused(status, retriable, part, streamingFailure(Duration.ofSeconds(5)));
        assertRefused(status, retriable, part, blockingFailure(Duration.ofSeconds(5)));
    }

    @Test
    void rateLimitsTellHowLongToWait() {
        provider.then(status(429, "{}", "Retry-After", "7"));
        for (UpstreamException failure :
                new UpstreamException[] {streamingFailure(Duration.ofSeconds(5)), blockingFailure(Duration.ofSeconds(5))
                }) {
            assertThat(failure).isInstanceOf(RateLimitedException.class).hasMessageContaining("in 7 s");
            assertThat(((RateLimitedException) failure).retryAfter()).contains(Duration.ofSeconds(7));
        }
    }

    @Test
    void aProviderThatIsDownIsNamed() {
        String address = provider.baseUrl();
        provider.close();
        for (UpstreamException failure :
                new UpstreamException[] {streamingFailure(Duration.ofSeconds(5)), blockingFailure(Duration.ofSeconds(5))
                }) {
            assertThat(failure).hasMessageContaining("cannot be reached");
            assertThat(failure.provider())
                    .isEqualTo(address.replace("http://", "").replace("/v1", ""));
            assertThat(failure.retriable()).isTrue();
        }
    }

    @Test
    void rubbishIsCalledRubbish() {
        provider.then(status(200, "<html>Welcome to nginx</html>", "Content-Type", "text/html"));
        assertThat(streamingFailure(Duration.ofSeconds(5))).hasMessageContaining("no stream of tokens");
        assertThat(blockingFailure(Duration.ofSeconds(5))).hasMessageContaining("cannot be read");
        provider.then(exchange -> {
            OutputStream out = openStream(exchange);
            event(out, "{not json");
            event(out, "[DONE]");
        });
        assertThat(streamingFailure(Duration.ofSeconds(5))).hasMessageContaining("cannot be read");
    }

    @Test
    void aStreamThatBreaksOffIsAFailureAndNotAnAnswer() {
        provider.then(exchange -> {
            event(openStream(exchange), delta("content", "half"));
            exchange.close();
        });
        assertThat(streamingFailure(Duration.ofSeconds(5))).hasMessageContaining("broke off in the middle");
    }

    @Test
    void aSilentProviderTimesOutBeforeAndWithinTheAnswer() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        provider.then(exchange -> over.await(20, TimeUnit.SECONDS));
        assertTimeout(streamingFailure(Duration.ofMillis(300)));
        assertTimeout(blockingFailure(Duration.ofMillis(300)));
        provider.then(exchange -> {
            event(openStream(exchange), delta("content", "and then"));
            over.await(20, TimeUnit.SECONDS);
        });
        assertTimeout(streamingFailure(Duration.ofMillis(300)));
        over.countDown();
    }

    @Test
    void aListenerThatCancelsStopsTheProvider() throws Exception {
        CountDownLatch noticed = new CountDownLatch(1);
        provider.then(exchange -> {
            OutputStream out = openStream(exchange);
            try {
                for (int i = 0; i < 10_000; i++) {
                    event(out, delta("content", "word "));
                    TimeUnit.MILLISECONDS.sleep(1);
                }
            } catch (java.io.IOException hungUp) {
                noticed.countDown();
            }
        });
        HeardAnswer heard = new HeardAnswer();
        heard.cancelAfterFirst = true;
        stream(Duration.ofSeconds(5), heard);
        assertThat(noticed.await(8, TimeUnit.SECONDS)).isTrue();
        assertThat(heard.tokens).hasSize(1);
        assertThat(heard.end).isNotDone();
    }

    @Test
    void anEndpointsTextHidesItsKey() {
        assertThat(endpoint(Duration.ofSeconds(1)).toString()).contains("m-1").doesNotContain(SECRET);
    }

    private static void assertRefused(int status, boolean retriable, String part, UpstreamException failure) {
        assertThat(failure).hasMessageContaining(part);
        assertThat(failure.status()).isEqualTo(status);
        assertThat(failure.retriable()).isEqualTo(retriable);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            assertThat(cause.toString()).doesNotContain(SECRET);
        }
    }

    private static void assertTimeout(UpstreamException failure) {
        assertThat(failure.kind()).isEqualTo(FailureKind.UPSTREAM_TIMEOUT);
        assertThat(failure).hasMessageContaining("said nothing");
    }

    private UpstreamException streamingFailure(Duration timeout) {
        HeardAnswer heard = ask(timeout);
        ExecutionException failed = catchThrowableOfType(ExecutionException.class, heard::response);
        assertThat(failed).as("the stream must fail").isNotNull();
        assertThat(failed.getCause()).isInstanceOf(UpstreamException.class);
        return (UpstreamException) failed.getCause();
    }

    private UpstreamException blockingFailure(Duration timeout) {
        return catchThrowableOfType(
                UpstreamException.class,
                () -> connector.blocking(endpoint(timeout)).chat(request()));
    }

    private HeardAnswer ask(Duration timeout) {
        HeardAnswer heard = new HeardAnswer();
        stream(timeout, heard);
        return heard;
    }

    private void stream(Duration timeout, HeardAnswer heard) {
        connector.streaming(endpoint(timeout)).chat(request(), heard);
    }

    private Endpoint endpoint(Duration timeout) {
        return Endpoint.ofSettings(provider.baseUrl(), Optional.of(SECRET), "m-1", timeout);
    }

    private static ChatRequest request() {
        return ChatRequest.builder().messages(UserMessage.from("Who?")).build();
    }
}

package io.lectern.llm.connector;

import static io.lectern.llm.connector.ScriptedProvider.status;
import static io.lectern.llm.connector.ScriptedProvider.streaming;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.lectern.llm.Endpoint;
import io.lectern.llm.LlmFixtures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With everything at its most talkative, the log knows neither keys nor prompts nor what a provider repeats of them. */
@Timeout(30)
class QuietLogTest {

    private static final String SECRET = "sk-very-secret";
    private static final String PROMPT = "the board's plan";

    @Test
    void neitherKeyNorPromptReachesTheLog() throws Exception {
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        Handler ear = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(new SimpleFormatter().format(line));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        ear.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        Level before = root.getLevel();
        root.setLevel(Level.ALL);
        root.addHandler(ear);
        try {
            callEverything();
        } finally {
            root.removeHandler(ear);
            root.setLevel(before);
        }
        assertThat(lines).as("something was logged").isNotEmpty();
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain(SECRET, PROMPT));
    }

    private static void callEverything() throws Exception {
        ProviderHttp http = ConnectorFixtures.http(LlmFixtures.openConfig());
        OpenAiConnector connector = new OpenAiConnector();
        connector.http = http;
        ChatRequest request =
                ChatRequest.builder().messages(UserMessage.from(PROMPT)).build();
        String repeated = "{\"error\":{\"message\":\"bad key " + SECRET + " for " + PROMPT + "\"}}";
        try (ScriptedProvider provider = new ScriptedProvider(streaming("Hel", "lo"))) {
            Endpoint endpoint =
                    Endpoint.ofSettings(provider.baseUrl(), Optional.of(SECRET), "m-1", Duration.ofSeconds(5));
            HeardAnswer heard = new HeardAnswer();
            connector.streaming(endpoint).chat(request, heard);
            heard.response();
            for (ScriptedProvider.Script script :
                    List.of(status(401, repeated), status(500, repeated), status(200, repeated))) {
                provider.then(script);
                HeardAnswer failed = new HeardAnswer();
                connector.streaming(endpoint).chat(request, failed);
                assertThat(failed.end).failsWithin(Duration.ofSeconds(10));
                assertThat(catchThrowable(() -> connector.blocking(endpoint).chat(request)))
                        .isNotNull();
            }
        }
        http.close();
    }
}

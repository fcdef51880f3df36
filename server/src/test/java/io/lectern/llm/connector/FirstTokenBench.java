package io.lectern.llm.connector;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.lectern.llm.Endpoint;
import io.lectern.llm.LlmFixtures;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the connector adds to a provider's own first token: the same scripted stream, read directly and through it. */
public final class FirstTokenBench {

    private static final int WARM = 1000;
    private static final int ROUNDS = 3000;
    private static final String BODY =
            "{\"model\":\"m\",\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Who?\"}]}";

    private FirstTokenBench() {}

    public static void main(String[] arguments) throws Exception {
        OpenAiConnector connector = new OpenAiConnector();
        connector.http = ConnectorFixtures.http(LlmFixtures.config());
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        try (ScriptedProvider provider = new ScriptedProvider(ScriptedProvider.streaming("one", "two", "three"))) {
            StreamingChatModel model = connector.streaming(
                    Endpoint.ofSettings(provider.baseUrl(), Optional.empty(), "m", Duration.ofSeconds(10)));
            List<Long> direct = new ArrayList<>();
            List<Long> through = new ArrayList<>();
            for (int i = 0; i < WARM + ROUNDS; i++) {
                long one = direct(client, provider.baseUrl());
                long other = through(model);
                if (i >= WARM) {
                    direct.add(one);
                    through.add(other);
                }
            }
            System.out.printf(
                    "first token: direct p50 %.2f ms, through the connector p50 %.2f ms, added %.2f ms (p99 %.2f and %.2f)%n",
                    percentile(direct, 50),
                    percentile(through, 50),
                    percentile(through, 50) - percentile(direct, 50),
                    percentile(direct, 99),
                    percentile(through, 99));
        }
        connector.http.close();
        System.exit(0);
    }

    private static long through(StreamingChatModel model) throws Exception {
        HeardAnswer heard = new HeardAnswer();
        long start = System.nanoTime();
        model.chat(ChatRequest.builder().messages(UserMessage.from("Who?")).build(), heard);
        heard.response();
        return heard.times.get(0) - start;
    }

    private static long direct(HttpClient client, String baseUrl) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(baseUrl + "/chat/completions"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        long start = System.nanoTime();
        long first = 0;
        HttpResponse<java.io.InputStream> answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (first == 0 && line.startsWith("data:")) {
                    first = System.nanoTime();
                }
            }
        }
        return first - start;
    }

    private static double percentile(List<Long> times, int percent) {
        return times.stream()
                        .sorted()
                        .skip(times.size() * percent / 100L)
                        .findFirst()
                        .orElse(0L)
                / 1e6;
    }
}

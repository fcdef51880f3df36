package io.lectern.llm.connector;

import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.model.output.Response;
import dev.langchain4j.model.output.TokenUsage;
import dev.langchain4j.model.scoring.ScoringModel;
import io.lectern.common.Json;
import io.lectern.llm.Endpoint;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A rerank model behind {@code POST …/rerank}, in the words that Jina, Cohere (v2), vLLM, LocalAI and others share:
 * {@code model, query, documents} go out, {@code results[].index} and {@code relevance_score} come back in any order.
 */
final class RerankModel implements ScoringModel {

    private final HttpClient http;
    private final Endpoint endpoint;
    private final Failures failures;

    RerankModel(HttpClient http, Endpoint endpoint) {
        this.http = http;
        this.endpoint = endpoint;
        this.failures = new Failures(endpoint);
    }

    @Override
    public Response<List<Double>> scoreAll(List<TextSegment> segments, String query) {
        if (segments.isEmpty()) {
            return Response.from(List.of());
        }
        try {
            HttpRequest.Builder request = HttpRequest.builder()
                    .method(HttpMethod.POST)
                    .url(endpoint.baseUrl() + "/rerank")
                    .addHeader("Content-Type", "application/json")
                    .addHeader("Accept", "application/json")
                    .body(body(segments, query));
            endpoint.apiKey().ifPresent(key -> request.addHeader("Authorization", "Bearer " + key));
            return read(http.execute(request.build()).body(), segments.size());
        } catch (RuntimeException e) {
            throw failures.of(e);
        }
    }

    private String body(List<TextSegment> segments, String query) {
        JsonArrayBuilder documents = Json.createArrayBuilder();
        segments.forEach(segment -> documents.add(segment.text()));
        return Json.createObjectBuilder()
                .add("model", endpoint.model())
                .add("query", query)
                .add("documents", documents)
                .add("top_n", segments.size())
                .build()
                .toString();
    }

    private static Response<List<Double>> read(String body, int count) {
        try (JsonReader reader = Json.createReader(new StringReader(body))) {
            JsonObject answer = reader.readObject();
            List<Double> scores = new ArrayList<>(Collections.nCopies(count, null));
            for (JsonObject result : answer.getJsonArray("results").getValuesAs(JsonObject.class)) {
                scores.set(
                        result.getInt("index"),
                        result.getJsonNumber("relevance_score").doubleValue());
            }
            if (scores.contains(null)) {
                throw new JsonException("not every document has a score");
            }
            return Response.from(scores, usage(answer));
        }
    }

    private static TokenUsage usage(JsonObject answer) {
        JsonObject usage = answer.containsKey("usage") ? answer.getJsonObject("usage") : null;
        return usage == null || usage.getInt("total_tokens", 0) == 0
                ? null
                : new TokenUsage(usage.getInt("total_tokens"), 0);
    }
}

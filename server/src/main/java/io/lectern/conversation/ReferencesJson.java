package io.lectern.conversation;

import io.lectern.common.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;
import java.util.UUID;

/** References as JSON text of a column. */
final class ReferencesJson {

    private ReferencesJson() {}

    /** @param limit most characters; contents are shortened until the text fits */
    static String write(References references, int limit) {
        int most = Integer.MAX_VALUE;
        String text = text(references, most);
        while (text.length() > limit && most > 0) {
            most = most == Integer.MAX_VALUE ? limit / references.chunks().size() : most / 2;
            text = text(references, most);
        }
        return text;
    }

    static References read(String json) {
        if (json.isEmpty()) {
            return References.NONE;
        }
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            JsonObject all = reader.readObject();
            return new References(
                    all.getJsonNumber("total").longValue(),
                    all.getJsonArray("chunks").getValuesAs(JsonObject.class).stream()
                            .map(ReferencesJson::citation)
                            .toList(),
                    all.getJsonArray("documents").getValuesAs(JsonObject.class).stream()
                            .map(one -> new CitedDocument(
                                    UUID.fromString(one.getString("document")),
                                    one.getString("name"),
                                    one.getJsonNumber("count").longValue()))
                            .toList());
        }
    }

    private static String text(References references, int most) {
        if (references.isEmpty()) {
            return "";
        }
        JsonArrayBuilder chunks = Json.createArrayBuilder();
        for (Citation citation : references.chunks()) {
            chunks.add(Json.createObjectBuilder()
                    .add("chunk", citation.chunk())
                    .add("content", start(citation.content(), most))
                    .add("document", citation.document().toString())
                    .add("name", citation.documentName())
                    .add("dataset", citation.dataset().toString())
                    .add("page", citation.page())
                    .add("positions", positions(citation.positions()))
                    .add("similarity", citation.similarity())
                    .add("vector", citation.vectorSimilarity())
                    .add("term", citation.termSimilarity())
                    .add("quotes", quotes(citation.quotes(), most)));
        }
        JsonArrayBuilder documents = Json.createArrayBuilder();
        for (CitedDocument document : references.documents()) {
            documents.add(Json.createObjectBuilder()
                    .add("document", document.document().toString())
                    .add("name", document.name())
                    .add("count", document.count()));
        }
        return Json.createObjectBuilder()
                .add("total", references.total())
                .add("chunks", chunks)
                .add("documents", documents)
                .build()
                .toString();
    }

    private static Citation citation(JsonObject one) {
        return new Citation(
                one.getString("chunk"),
                one.getString("content"),
                UUID.fromString(one.getString("document")),
                one.getString("name"),
                UUID.fromString(one.getString("dataset")),
                one.getInt("page"),
                one.getJsonArray("positions").getValuesAs(JsonArray.class).stream()
                        .map(position -> position.getValuesAs(JsonNumber.class).stream()
                                .mapToInt(JsonNumber::intValue)
                                .toArray())
                        .toList(),
                one.getJsonNumber("similarity").doubleValue(),
                one.getJsonNumber("vector").doubleValue(),
                one.getJsonNumber("term").doubleValue(),
                one.containsKey("quotes")
                        ? one.getJsonArray("quotes").getValuesAs(JsonArray.class).stream()
                                .map(quote -> new Quote(
                                        quote.getInt(0),
                                        quote.getInt(1),
                                        quote.getJsonNumber(2).doubleValue()))
                                .toList()
                        : List.of());
    }

    private static JsonArrayBuilder positions(List<int[]> positions) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (int[] position : positions) {
            JsonArrayBuilder one = Json.createArrayBuilder();
            for (int number : position) {
                one.add(number);
            }
            all.add(one);
        }
        return all;
    }

    /** Quotes of what was kept of the content. */
    private static JsonArrayBuilder quotes(List<Quote> quotes, int most) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        quotes.stream()
                .filter(quote -> quote.end() <= most)
                .forEach(quote -> all.add(Json.createArrayBuilder()
                        .add(quote.start())
                        .add(quote.end())
                        .add(quote.support())));
        return all;
    }

    private static String start(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most);
    }
}

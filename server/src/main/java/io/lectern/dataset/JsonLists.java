package io.lectern.dataset;

import io.lectern.common.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;

/** Short lists as JSON text of a column. */
final class JsonLists {

    private JsonLists() {}

    static String write(List<int[]> positions) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (int[] position : positions) {
            JsonArrayBuilder one = Json.createArrayBuilder();
            for (int number : position) {
                one.add(number);
            }
            all.add(one);
        }
        return all.build().toString();
    }

    static String writeTexts(List<String> texts) {
        return Json.createArrayBuilder(texts).build().toString();
    }

    static List<int[]> positions(String json) {
        return read(json).getValuesAs(JsonArray.class).stream()
                .map(one -> one.getValuesAs(jakarta.json.JsonNumber.class).stream()
                        .mapToInt(jakarta.json.JsonNumber::intValue)
                        .toArray())
                .toList();
    }

    static List<String> texts(String json) {
        return read(json).getValuesAs(JsonString::getString);
    }

    private static JsonArray read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray();
        }
    }
}

package io.lectern.assistant;

import io.lectern.common.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.util.List;

/** Variables as JSON text of a column. */
final class VariablesJson {

    private VariablesJson() {}

    static String write(List<Variable> variables) {
        JsonArrayBuilder all = Json.createArrayBuilder();
        for (Variable variable : variables) {
            all.add(Json.createObjectBuilder().add("key", variable.key()).add("optional", variable.optional()));
        }
        return all.build().toString();
    }

    static List<Variable> read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readArray().getValuesAs(JsonObject.class).stream()
                    .map(one -> new Variable(one.getString("key"), one.getBoolean("optional")))
                    .toList();
        }
    }
}

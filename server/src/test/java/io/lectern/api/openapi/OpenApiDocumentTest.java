package io.lectern.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.matrix.Route;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What can be said of the document without a server. That answers look as it says is in {@code OpenApiIT}. */
class OpenApiDocumentTest {

    private final JsonObject document = OpenApiDocument.read();

    @Test
    void everyRouteIsInItAndNoOther() {
        Set<String> served = new TreeSet<>();
        Route.all().forEach(route -> served.add(line(route.method(), route.path())));
        Set<String> described = new TreeSet<>();
        document.getJsonObject("paths")
                .forEach((path, verbs) ->
                        verbs.asJsonObject().keySet().forEach(verb -> described.add(line(verb, path))));
        assertThat(described).isEqualTo(served);
    }

    @Test
    void everyOperationHasANameOfItsOwn() {
        List<String> names =
                operations().map(one -> one.getString("operationId")).toList();
        assertThat(names).doesNotHaveDuplicates();
    }

    @Test
    void everyReferenceLeadsSomewhere() {
        assertThat(references(document))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(
                                Json.createPointer(target.substring(1)).containsValue(document))
                        .as(target)
                        .isTrue());
    }

    @Test
    void everyExampleFitsItsSchema() {
        SchemaCheck check = new SchemaCheck(document);
        operations()
                .forEach(operation -> operation.getJsonObject("responses").values().stream()
                        .map(JsonValue::asJsonObject)
                        .filter(response -> response.containsKey("content"))
                        .flatMap(response -> response.getJsonObject("content").values().stream())
                        .map(JsonValue::asJsonObject)
                        .filter(content -> content.containsKey("examples"))
                        .forEach(content -> content.getJsonObject("examples")
                                .forEach((name, example) -> assertThat(check.problems(
                                                content.getJsonObject("schema"),
                                                example.asJsonObject().get("value")))
                                        .as(operation.getString("operationId") + ": " + name)
                                        .isEmpty())));
    }

    @Test
    void everySentExampleFitsItsSchema() {
        SchemaCheck check = new SchemaCheck(document);
        operations()
                .filter(operation -> operation.containsKey("requestBody"))
                .forEach(operation -> operation.getJsonObject("requestBody").getJsonObject("content").values().stream()
                        .map(JsonValue::asJsonObject)
                        .filter(content -> content.containsKey("example"))
                        .forEach(content -> assertThat(
                                        check.problems(content.getJsonObject("schema"), content.get("example")))
                                .as(operation.getString("operationId"))
                                .isEmpty()));
    }

    @Test
    void everySharedFailureFitsItsSchema() {
        SchemaCheck check = new SchemaCheck(document);
        document.getJsonObject("components").getJsonObject("responses").forEach((name, response) -> {
            JsonObject content =
                    response.asJsonObject().getJsonObject("content").getJsonObject("application/json");
            assertThat(check.problems(content.getJsonObject("schema"), content.get("example")))
                    .as(name)
                    .isEmpty();
        });
    }

    @Test
    void partsAreJoinedKeyByKey() {
        JsonObject one = Json.createObjectBuilder()
                .add("tags", Json.createArrayBuilder().add("a"))
                .add("paths", Json.createObjectBuilder().add("/a", 1))
                .build();
        JsonObject two = Json.createObjectBuilder()
                .add("tags", Json.createArrayBuilder().add("b"))
                .add("paths", Json.createObjectBuilder().add("/b", 2))
                .build();
        assertThat(OpenApiDocument.join(one, two))
                .hasToString("{\"tags\":[\"a\",\"b\"],\"paths\":{\"/a\":1,\"/b\":2}}");
    }

    private Stream<JsonObject> operations() {
        return document.getJsonObject("paths").values().stream()
                .flatMap(verbs -> verbs.asJsonObject().values().stream())
                .map(JsonValue::asJsonObject);
    }

    private static String line(String verb, String path) {
        return verb.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]+}", "{}");
    }

    private static List<String> references(JsonValue value) {
        if (value instanceof JsonObject object && object.containsKey("$ref")) {
            return List.of(object.getString("$ref"));
        }
        if (value instanceof JsonObject object) {
            return object.values().stream()
                    .flatMap(one -> references(one).stream())
                    .toList();
        }
        return value instanceof JsonStructure list
                ? list.asJsonArray().stream()
                        .flatMap(one -> references(one).stream())
                        .toList()
                : List.of();
    }
}

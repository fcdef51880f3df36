package io.lectern.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.lectern.api.aibuilder.ChunksResource;
import io.lectern.api.aibuilder.DatasetsResource;
import io.lectern.api.aibuilder.DocumentsResource;
import io.lectern.api.aibuilder.PagePictureResource;
import io.lectern.api.aibuilder.ParsingResource;
import io.lectern.api.aibuilder.ReembeddingResource;
import io.lectern.api.aibuilder.RetrievalResource;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What can be said of the document without a server. That answers look as it says is in {@code OpenApiIT}. */
class OpenApiDocumentTest {

    private static final List<Class<?>> DESCRIBED = List.of(
            DatasetsResource.class,
            DocumentsResource.class,
            ParsingResource.class,
            ChunksResource.class,
            PagePictureResource.class,
            RetrievalResource.class,
            ReembeddingResource.class);

    private final JsonObject document = OpenApiDocument.read();

    @Test
    void everyRouteOfTheDescribedResourcesIsInItAndNoOther() {
        Set<String> served = new TreeSet<>();
        for (Class<?> resource : DESCRIBED) {
            for (Method method : resource.getMethods()) {
                verb(method).ifPresent(verb -> served.add(verb + " /api/v1/" + path(resource, method)));
            }
        }
        Set<String> described = new TreeSet<>();
        document.getJsonObject("paths")
                .forEach((path, verbs) -> verbs.asJsonObject()
                        .keySet()
                        .forEach(verb -> described.add(verb + " " + path.replaceAll("\\{(\\w+)_id}", "{$1}"))));
        assertThat(described).isEqualTo(served);
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
        document.getJsonObject("paths")
                .forEach((path, verbs) -> verbs.asJsonObject().forEach((verb, operation) -> {
                    JsonObject content = operation
                            .asJsonObject()
                            .getJsonObject("responses")
                            .getJsonObject("200")
                            .getJsonObject("content")
                            .getJsonObject("application/json");
                    content.getJsonObject("examples")
                            .forEach((name, example) -> assertThat(check.problems(
                                            content.getJsonObject("schema"),
                                            example.asJsonObject().get("value")))
                                    .as(verb + " " + path + ": " + name)
                                    .isEmpty());
                }));
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

    private static java.util.Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    private static String path(Class<?> resource, Method method) {
        String root = resource.getAnnotation(Path.class).value();
        Path below = method.getAnnotation(Path.class);
        return below == null ? root : root + "/" + below.value();
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

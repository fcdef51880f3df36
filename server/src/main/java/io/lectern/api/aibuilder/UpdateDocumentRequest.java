package io.lectern.api.aibuilder;

import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.dataset.Document;
import io.lectern.dataset.DocumentChange;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The body of {@code PUT …/documents/{document_id}} (contract 3.2.2). Keys it does not know are ignored. */
record UpdateDocumentRequest(DocumentChange change) {

    private static final int NAME_BYTES = 128;

    /** Files that only one method can read. */
    private static final Set<String> FIXED = Set.of("ppt", "pptx", "pages");

    static UpdateDocumentRequest from(Body body, Document stored) {
        requireSame(body, stored);
        Optional<JsonObject> meta = meta(body);
        Optional<String> name = name(body, stored);
        Optional<String> method = method(body, stored);
        boolean anotherMethod =
                method.filter(text -> !text.equals(stored.chunkMethod())).isPresent();
        Optional<JsonObject> sent = body.object("parser_config").filter(config -> !config.isEmpty());
        sent.ifPresent(ParserConfigs::check);
        return new UpdateDocumentRequest(new DocumentChange(
                name,
                meta.map(JsonObject::toString),
                method,
                anotherMethod
                        ? Optional.of(sent.orElseGet(() -> ParserConfigs.defaults(method.get()))
                                .toString())
                        : sent.map(config -> merged(stored, config).toString())));
    }

    private static void requireSame(Body body, Document stored) {
        Map<String, Number> fixed = Map.of(
                "chunk_count", stored.chunkCount(),
                "token_count", stored.tokenCount(),
                "progress", stored.progress());
        fixed.keySet().stream().sorted().filter(body::has).forEach(key -> {
            boolean same = body.fields().get(key) instanceof JsonNumber number
                    && number.doubleValue() == fixed.get(key).doubleValue();
            if (!same) {
                throw AibuilderFailure.data("Can't change `" + key + "`.");
            }
        });
    }

    private static Optional<JsonObject> meta(Body body) {
        if (!body.fields().containsKey("meta_fields")) {
            return Optional.empty();
        }
        if (body.fields().get("meta_fields") instanceof JsonObject object) {
            return Optional.of(object);
        }
        throw AibuilderFailure.data("meta_fields must be a dictionary");
    }

    private static Optional<String> name(Body body, Document stored) {
        if (body.fields().containsKey("name") && !body.has("name")) {
            throw new InvalidException("name", "`name` is null; it must be a text.");
        }
        Optional<String> name = body.text("name").filter(text -> !text.equals(stored.name()));
        name.ifPresent(text -> {
            if (text.getBytes(StandardCharsets.UTF_8).length >= NAME_BYTES) {
                throw AibuilderFailure.argument("The name should be less than 128 bytes.");
            }
            if (!extension(text).equals(extension(stored.name()))) {
                throw AibuilderFailure.argument("The extension of file can't be changed");
            }
        });
        return name;
    }

    private static Optional<String> method(Body body, Document stored) {
        return body.text("chunk_method").map(sent -> {
            String method = sent.equals("manuel") ? "manual" : sent;
            if (!ChunkMethods.ALL.contains(method)) {
                throw AibuilderFailure.data("`chunk_method` " + sent + " doesn't exist");
            }
            boolean fixed = stored.type().equals("visual") || FIXED.contains(extension(stored.name()));
            if (fixed && !method.equals(stored.chunkMethod())) {
                throw AibuilderFailure.data("Not supported yet!");
            }
            return method;
        });
    }

    /** Over the stored one, objects inside too; a stored raptor does not outlive a change that does not name it. */
    private static JsonObject merged(Document stored, JsonObject sent) {
        JsonObject merged = ParserConfigs.mergeDeep(ParserConfigs.parse(stored.parserConfig()), sent);
        JsonValue raptor = sent.get("raptor");
        boolean named = raptor instanceof JsonObject object && !object.isEmpty();
        return named ? merged : ParserConfigs.without(merged, "raptor");
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
    }
}

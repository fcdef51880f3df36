package io.lectern.api.aibuilder;

import io.lectern.account.Sharing;
import io.lectern.api.Body;
import io.lectern.dataset.DatasetSettings;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The body of {@code POST /datasets} (contract 3.1.1). Keys it does not know are ignored. */
record CreateDatasetRequest(DatasetSettings settings) {

    private static final List<String> READ_ONLY = List.of(
            "chunk_count",
            "create_date",
            "create_time",
            "update_date",
            "update_time",
            "created_by",
            "document_count",
            "token_num",
            "status",
            "tenant_id",
            "id");

    static CreateDatasetRequest from(Body body, String defaultModel) {
        refuseReadOnly(body);
        Optional<JsonObject> config = body.object("parser_config").filter(sent -> !sent.isEmpty());
        config.ifPresent(ParserConfigs::check);
        String permission =
                body.text("permission").filter(text -> !text.isEmpty()).orElse("me");
        Sharing sharing = Permissions.read(permission);
        String method = ChunkMethods.check(
                body.text("chunk_method").filter(text -> !text.isEmpty()).orElse("naive"));
        return new CreateDatasetRequest(new DatasetSettings(
                body.text("name").orElseThrow(() -> AibuilderFailure.data("`name` is not empty!")),
                body.text("avatar").orElse(null),
                body.text("description").orElse(null),
                body.text("language").filter(text -> !text.isBlank()).orElse("English"),
                body.text("embedding_model").filter(text -> !text.isEmpty()).orElse(defaultModel),
                sharing,
                method,
                config.orElseGet(() -> ParserConfigs.defaults(method)).toString(),
                body.number("similarity_threshold", 0.2, 0, 1),
                body.number("vector_similarity_weight", 0.3, 0, 1),
                body.integer("pagerank", 0, 0, 100)));
    }

    private static void refuseReadOnly(Body body) {
        READ_ONLY.stream().filter(body.fields()::containsKey).findFirst().ifPresent(key -> {
            throw AibuilderFailure.argument("'" + key + "' is readonly.");
        });
    }
}

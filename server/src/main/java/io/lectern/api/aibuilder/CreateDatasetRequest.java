package io.lectern.api.aibuilder;

import io.lectern.account.Sharing;
import io.lectern.api.Body;
import io.lectern.dataset.DatasetSettings;
import jakarta.json.JsonObject;
import java.util.Optional;

/** The body of {@code POST /datasets} (contract 3.1.1). Keys it does not know are ignored. */
record CreateDatasetRequest(DatasetSettings settings) {

    static CreateDatasetRequest from(Body body, String defaultModel) {
        DatasetFields.refuseReadOnly(body);
        Optional<JsonObject> config = body.object("parser_config").filter(sent -> !sent.isEmpty());
        config.ifPresent(ParserConfigs::check);
        Sharing sharing = DatasetFields.sharing(body).orElse(Sharing.PRIVATE);
        String method = DatasetFields.chunkMethod(body).orElse("naive");
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
}

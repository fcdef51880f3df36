package io.lectern.api.aibuilder;

import io.lectern.account.Sharing;
import io.lectern.api.Body;
import io.lectern.common.InvalidException;
import io.lectern.dataset.DatasetSettings;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** The body of {@code PUT /datasets/{dataset_id}} (contract 3.1.3) put over what is stored. */
record UpdateDatasetRequest(DatasetSettings settings) {

    private static final Set<String> KNOWN = Set.of(
            "name",
            "avatar",
            "description",
            "permission",
            "chunk_method",
            "embedding_model",
            "parser_config",
            "pagerank",
            "similarity_threshold",
            "vector_similarity_weight",
            "language");

    /** The storage's names for read-only fields, which upstream refuses with a text of their own. */
    private static final Set<String> INTERNAL = Set.of("embd_id", "chunk_num", "doc_num", "parser_id");

    static UpdateDatasetRequest from(Body body, DatasetSettings stored) {
        DatasetFields.refuseReadOnly(body);
        if (INTERNAL.stream().anyMatch(body.fields()::containsKey)) {
            throw AibuilderFailure.data("The input parameters are invalid.");
        }
        body.refuseUnknown(KNOWN);
        Optional<JsonObject> config = body.object("parser_config").filter(sent -> !sent.isEmpty());
        config.ifPresent(ParserConfigs::check);
        Optional<Sharing> sharing = DatasetFields.sharing(body);
        String method = DatasetFields.chunkMethod(body).orElse(stored.chunkMethod());
        return new UpdateDatasetRequest(new DatasetSettings(
                name(body, stored),
                body.fields().containsKey("avatar") ? body.text("avatar").orElse(null) : stored.avatar(),
                body.fields().containsKey("description")
                        ? body.text("description").orElse(null)
                        : stored.description(),
                body.text("language").filter(text -> !text.isBlank()).orElse(stored.language()),
                embeddingModel(body, stored),
                sharing(sharing, stored),
                method,
                parserConfig(config, method, stored),
                body.number("similarity_threshold", stored.similarityThreshold(), 0, 1),
                body.number("vector_similarity_weight", stored.vectorWeight(), 0, 1),
                body.integer("pagerank", stored.pagerank(), 0, 100)));
    }

    /** What is shared with some groups reads as "team"; sending that back does not widen it. */
    private static Sharing sharing(Optional<Sharing> sent, DatasetSettings stored) {
        return sent.filter(sharing -> stored.sharing() != Sharing.GROUP || sharing != Sharing.TEAM)
                .orElse(stored.sharing());
    }

    private static String name(Body body, DatasetSettings stored) {
        if (body.fields().containsKey("name") && !body.has("name")) {
            throw new InvalidException("name", "`name` is null; it must be a text.");
        }
        return body.text("name").orElse(stored.name());
    }

    private static String embeddingModel(Body body, DatasetSettings stored) {
        String sent = body.text("embedding_model").orElse("");
        if (body.fields().containsKey("embedding_model") && sent.isBlank()) {
            throw AibuilderFailure.data("`embedding_model` can't be empty");
        }
        return sent.isBlank() ? stored.embeddingModel() : sent;
    }

    /** Merged over the stored one; another method without settings of its own starts with that method's defaults. */
    private static String parserConfig(Optional<JsonObject> sent, String method, DatasetSettings stored) {
        if (sent.isPresent()) {
            return ParserConfigs.merge(ParserConfigs.parse(stored.parserConfig()), sent.get())
                    .toString();
        }
        return method.equals(stored.chunkMethod())
                ? stored.parserConfig()
                : ParserConfigs.defaults(method).toString();
    }
}

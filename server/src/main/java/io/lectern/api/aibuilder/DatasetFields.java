package io.lectern.api.aibuilder;

import io.lectern.account.Sharing;
import io.lectern.api.Body;
import java.util.List;
import java.util.Optional;

/** Rules of dataset fields that creating and changing share (contract 3.1.1 and 3.1.3). */
final class DatasetFields {

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

    private DatasetFields() {}

    static void refuseReadOnly(Body body) {
        READ_ONLY.stream().filter(body.fields()::containsKey).findFirst().ifPresent(key -> {
            throw AibuilderFailure.argument("'" + key + "' is readonly.");
        });
    }

    /** Empty when absent or an empty text. */
    static Optional<Sharing> sharing(Body body) {
        return body.text("permission").filter(text -> !text.isEmpty()).map(Permissions::read);
    }

    /** Empty when absent or an empty text. */
    static Optional<String> chunkMethod(Body body) {
        return body.text("chunk_method").filter(text -> !text.isEmpty()).map(ChunkMethods::check);
    }
}

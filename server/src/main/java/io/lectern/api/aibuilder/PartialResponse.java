package io.lectern.api.aibuilder;

import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;

/** What a call on several ids did: how many it reached and what stood against the others (contract 1.4). */
public record PartialResponse(
        @JsonbProperty("success_count") int successCount, List<String> errors) {

    /**
     * The answer to a call on several ids.
     *
     * @param done how many succeeded
     * @param errors texts for ids that could not be reached
     * @param duplicates texts for ids sent twice, which are no failure when something was done
     */
    static Response answer(int done, List<String> errors, List<String> duplicates) {
        if (errors.isEmpty() && duplicates.isEmpty()) {
            return DataEnvelope.done();
        }
        if (done == 0) {
            throw AibuilderFailure.data(errors.isEmpty() ? String.join(";", duplicates) : String.join("; ", errors));
        }
        List<String> all = new ArrayList<>(errors);
        all.addAll(duplicates);
        return Response.ok(DataEnvelope.of(new PartialResponse(done, all))).build();
    }
}

package io.lectern.api.admin;

import io.lectern.llm.ConnectionTest;
import jakarta.json.bind.annotation.JsonbNillable;

/** How a test call of a model went. */
public record ModelTestResponse(
        boolean ok,
        String message,
        long millis,
        @JsonbNillable Integer dimension) {

    static ModelTestResponse from(ConnectionTest.Result result) {
        return new ModelTestResponse(
                result.ok(),
                result.message(),
                result.millis(),
                result.dimension().orElse(null));
    }
}

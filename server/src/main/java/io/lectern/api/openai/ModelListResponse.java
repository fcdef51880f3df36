package io.lectern.api.openai;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** What {@code model} may be. */
public record ModelListResponse(String object, List<ModelResponse> data) {

    /**
     * One name.
     *
     * @param created seconds since 1970
     * @param ownedBy the provider, or {@code lectern} for assistants and built-in models
     * @param name of an assistant, for people; absent for models
     */
    public record ModelResponse(
            String id,
            String object,
            long created,
            @JsonbProperty("owned_by") String ownedBy,
            String name) {}
}

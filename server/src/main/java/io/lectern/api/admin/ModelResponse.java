package io.lectern.api.admin;

import io.lectern.llm.Model;
import io.lectern.llm.ModelTraits;
import jakarta.json.bind.annotation.JsonbNillable;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** A model of a provider; {@code full_name} is what any dialect takes as its name. */
public record ModelResponse(
        String id,
        String owner,
        String provider,
        String name,
        @JsonbProperty("full_name") String fullName,
        String kind,
        @JsonbNillable @JsonbProperty("context_window") Integer contextWindow,
        @JsonbNillable @JsonbProperty("max_output") Integer maxOutput,
        @JsonbNillable Integer dimension,
        List<String> capabilities,
        boolean active,
        @JsonbProperty("created_at") String createdAt,
        @JsonbProperty("updated_at") String updatedAt) {

    static ModelResponse from(Model model) {
        ModelTraits traits = model.traits();
        return new ModelResponse(
                model.uid().toString(),
                model.provider().owner().word(),
                model.provider().uid().toString(),
                traits.name(),
                traits.name() + "@" + model.provider().settings().name(),
                traits.kind().word(),
                traits.contextWindow().orElse(null),
                traits.maxOutput().orElse(null),
                model.dimension().orElse(null),
                traits.capabilities().stream().sorted().toList(),
                traits.active(),
                model.createdAt().toString(),
                model.updatedAt().toString());
    }
}

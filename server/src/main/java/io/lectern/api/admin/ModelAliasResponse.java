package io.lectern.api.admin;

import io.lectern.llm.ModelAlias;
import jakarta.json.bind.annotation.JsonbProperty;

/** A name that clients send, and what it stands for. */
public record ModelAliasResponse(
        String id,
        String owner,
        String kind,
        String name,
        String target,
        @JsonbProperty("created_at") String createdAt) {

    static ModelAliasResponse from(ModelAlias alias) {
        return new ModelAliasResponse(
                alias.uid().toString(),
                alias.owner().word(),
                alias.kind().word(),
                alias.name(),
                alias.target(),
                alias.createdAt().toString());
    }
}

package io.lectern.api.admin;

import io.lectern.llm.ModelGroup;
import io.lectern.llm.ModelGroupService;
import jakarta.json.bind.annotation.JsonbProperty;
import java.util.List;

/** A group and its members in the order they are tried. */
public record ModelGroupResponse(
        String id,
        String owner,
        String name,
        String description,
        List<ModelResponse> members,
        @JsonbProperty("created_at") String createdAt) {

    static ModelGroupResponse from(ModelGroupService.View view) {
        ModelGroup group = view.group();
        return new ModelGroupResponse(
                group.uid().toString(),
                group.owner().word(),
                group.name(),
                group.description(),
                view.members().stream().map(ModelResponse::from).toList(),
                group.createdAt().toString());
    }
}

package io.lectern.api.admin;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import io.lectern.llm.Model;
import io.lectern.llm.ModelGroupService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /admin/model-groups}: chat models under one name that stand in for each other. */
@Path("admin/model-groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ModelGroupsResource {

    @Inject
    ModelGroupService groups;

    @POST
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.CREATE)
    @Operation(summary = "Make a group of chat models for the caller (`user`), the tenant or the server")
    public Response create(String json) {
        Fields body = Fields.of(json, "owner", "name", "description", "members");
        return Response.status(Response.Status.CREATED)
                .entity(ModelGroupResponse.from(groups.create(
                        body.text("owner").orElse("tenant"),
                        body.required("name"),
                        body.text("description").orElse(""),
                        body.uuids("members", "model").orElse(List.of()))))
                .build();
    }

    @GET
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "List the groups that reach the caller")
    public ListEnvelope list() {
        return ListEnvelope.of(
                groups.list().stream().map(ModelGroupResponse::from).toList());
    }

    @GET
    @Path("{group}")
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "Show a group")
    public ModelGroupResponse get(@PathParam("group") String id) {
        return ModelGroupResponse.from(find(id));
    }

    @PUT
    @Path("{group}")
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.UPDATE)
    @Operation(summary = "Change what is given of a group")
    public ModelGroupResponse change(@PathParam("group") String id, String json) {
        Fields body = Fields.of(json, "name", "description", "members");
        ModelGroupService.View now = find(id);
        return ModelGroupResponse.from(groups.change(
                Fields.id("model group", id),
                body.text("name").orElse(now.group().name()),
                body.text("description").orElse(now.group().description()),
                body.uuids("members", "model")
                        .orElseGet(() -> now.members().stream().map(Model::uid).toList())));
    }

    @DELETE
    @Path("{group}")
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.DELETE)
    @Operation(summary = "Delete a group; its models stay")
    public void delete(@PathParam("group") String id) {
        groups.delete(Fields.id("model group", id));
    }

    private ModelGroupService.View find(String id) {
        return groups.find(Fields.id("model group", id)).orElseThrow(() -> new NotFoundException("model group", id));
    }
}

package io.lectern.api.admin;

import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.common.NotFoundException;
import io.lectern.llm.ModelAliasService;
import io.lectern.llm.ModelKind;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** {@code /admin/model-aliases}: names that clients send, and what they stand for here. */
@Path("admin/model-aliases")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Models")
public class ModelAliasesResource {

    @Inject
    ModelAliasService aliases;

    @POST
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.CREATE)
    @Operation(summary = "Make an alias, or point an existing one elsewhere; the name `default` is for no name at all")
    public Response put(String json) {
        Fields body = Fields.of(json, "owner", "kind", "name", "target");
        return Response.status(Response.Status.CREATED)
                .entity(ModelAliasResponse.from(aliases.put(
                        body.text("owner").orElse("tenant"),
                        ModelKind.of(body.text("kind").orElse("chat")),
                        body.required("name"),
                        body.required("target"))))
                .build();
    }

    @GET
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "List the aliases that reach the caller")
    public ListEnvelope list() {
        return ListEnvelope.of(
                aliases.list().stream().map(ModelAliasResponse::from).toList());
    }

    @GET
    @Path("{alias}")
    @Needs(object = ObjectType.MODEL, right = Right.READ)
    @Operation(summary = "Show an alias")
    public ModelAliasResponse get(@PathParam("alias") String id) {
        return aliases.find(Fields.id("model alias", id))
                .map(ModelAliasResponse::from)
                .orElseThrow(() -> new NotFoundException("model alias", id));
    }

    @DELETE
    @Path("{alias}")
    @Needs(object = ObjectType.MODEL, or = ObjectType.CREDENTIAL, right = Right.DELETE)
    @Operation(summary = "Delete an alias")
    public void delete(@PathParam("alias") String id) {
        aliases.delete(Fields.id("model alias", id));
    }
}

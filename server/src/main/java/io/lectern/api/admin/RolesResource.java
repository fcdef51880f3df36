package io.lectern.api.admin;

import io.lectern.account.BuiltinRole;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.account.Rights;
import io.lectern.account.RoleService;
import io.lectern.api.Needs;
import io.lectern.common.InvalidException;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** {@code /admin/roles}: the built-in roles and the tenant's own. */
@Path("admin/roles")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class RolesResource {

    @Inject
    RoleService roles;

    @POST
    @Needs(object = ObjectType.ROLE, right = Right.CREATE)
    public Response create(String json) {
        Fields body = Fields.of(json, "name", "rights", "access_folders");
        Rights rights = rights(body).orElseThrow(() -> new InvalidException("rights", "`rights` is required."));
        RoleResponse made = RoleResponse.from(roles.create(
                body.required("name"), rights, body.texts("access_folders").orElse(List.of())));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    @Needs(object = ObjectType.ROLE, right = Right.READ)
    public ListEnvelope list() {
        List<RoleResponse> all = new ArrayList<>(
                Arrays.stream(BuiltinRole.values()).map(RoleResponse::from).toList());
        roles.list().forEach(role -> all.add(RoleResponse.from(role)));
        return ListEnvelope.of(all);
    }

    @PUT
    @Path("{role}")
    @Needs(object = ObjectType.ROLE, right = Right.UPDATE)
    public RoleResponse change(@PathParam("role") String id, String json) {
        Fields body = Fields.of(json, "name", "rights", "access_folders");
        return RoleResponse.from(
                roles.change(Fields.id("role", id), body.text("name"), rights(body), body.texts("access_folders")));
    }

    @DELETE
    @Path("{role}")
    @Needs(object = ObjectType.ROLE, right = Right.DELETE)
    public void delete(@PathParam("role") String id) {
        roles.delete(Fields.id("role", id));
    }

    static Optional<Rights> rights(Fields body) {
        return body.texts("rights").map(words -> Rights.parse(String.join(",", words)));
    }
}

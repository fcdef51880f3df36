package io.lectern.api.admin;

import io.lectern.account.GroupService;
import io.lectern.account.ObjectType;
import io.lectern.account.Right;
import io.lectern.api.Needs;
import io.lectern.api.admin.UserResponse.NamedResponse;
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

/** {@code /admin/groups}; who is in a group is set at the user. */
@Path("admin/groups")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GroupsResource {

    @Inject
    GroupService groups;

    @POST
    @Needs(object = ObjectType.GROUP, right = Right.CREATE)
    public Response create(String json) {
        NamedResponse made =
                NamedResponse.from(groups.create(Fields.of(json, "name").required("name")));
        return Response.status(Response.Status.CREATED).entity(made).build();
    }

    @GET
    @Needs(object = ObjectType.GROUP, right = Right.READ)
    public ListEnvelope list() {
        return ListEnvelope.of(groups.list().stream().map(NamedResponse::from).toList());
    }

    @GET
    @Path("{group}/members")
    @Needs(object = ObjectType.GROUP, right = Right.READ)
    public ListEnvelope members(@PathParam("group") String id) {
        return ListEnvelope.of(groups.members(Fields.id("group", id)).stream()
                .map(NamedResponse::from)
                .toList());
    }

    @PUT
    @Path("{group}")
    @Needs(object = ObjectType.GROUP, right = Right.UPDATE)
    public NamedResponse rename(@PathParam("group") String id, String json) {
        return NamedResponse.from(
                groups.rename(Fields.id("group", id), Fields.of(json, "name").required("name")));
    }

    @DELETE
    @Path("{group}")
    @Needs(object = ObjectType.GROUP, right = Right.DELETE)
    public void delete(@PathParam("group") String id) {
        groups.delete(Fields.id("group", id));
    }
}
